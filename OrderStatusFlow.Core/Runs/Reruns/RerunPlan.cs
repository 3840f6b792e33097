using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>What a re-run of one run repeats.</summary>
public sealed record RerunPlan
{
    /// <summary>The name of the file that has the plan of a re-run, a part per line.</summary>
    internal const string File = "rerun.jsonl";

    /// <summary>The original run.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>The selection.</summary>
    public required RowSelection Rows { get; init; }

    /// <summary>The number of rows that are selected.</summary>
    public int RowCount { get; init; }

    /// <summary>The number of pages that are selected although they have no rows, because they could not be transformed.</summary>
    public int Pages { get; init; }

    /// <summary>The keys of the orders.</summary>
    internal IReadOnlySet<ulong> Orders { get; init; } = new HashSet<ulong>();

    /// <summary>The parts, in order.</summary>
    internal IReadOnlyList<RerunPart> Parts { get; init; } = [];

    /// <summary>True if nothing is selected.</summary>
    public bool IsEmpty => Parts.Count == 0;

    /// <summary>The number of different orders in several plans.</summary>
    public static int OrdersIn(IEnumerable<RerunPlan> plans)
    {
        var orders = new HashSet<ulong>();
        foreach (var plan in plans)
            orders.UnionWith(plan.Orders);
        orders.Remove(OrderKey.None);
        return orders.Count;
    }

    internal ReadOnlyMemory<byte> Write()
    {
        var content = new MemoryStream();
        foreach (var part in Parts)
        {
            JsonSerializer.Serialize(content, part, RunJson.Options);
            content.WriteByte(JsonLines.LineFeed);
        }

        return content.ToArray();
    }

    internal static IEnumerable<RerunPart> Read(ReadOnlyMemory<byte> content) =>
        JsonLines.Split(content).Select(line => JsonSerializer.Deserialize<RerunPart>(line.Span, RunJson.Options)!);
}
