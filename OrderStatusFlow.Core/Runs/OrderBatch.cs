using System.Text.Json;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs;

/// <summary>A stored batch: a head of what its rows share, then an order object a line. Positions count from 0.</summary>
internal sealed record OrderBatch
{
    /// <summary>Most rows of a batch: few enough for one history, many enough to share writes.</summary>
    public const int MaxRows = 500;

    /// <summary>The attributes that its rows start with.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>Orders that are as they were written last.</summary>
    public required IReadOnlySet<int> Unchanged { get; init; }

    /// <summary>By position, the number of the later row of the page that holds a newer state of the order.</summary>
    public IReadOnlyDictionary<int, int> Superseded { get; init; } = new Dictionary<int, int>();

    /// <summary>Other orders whose number comes more than once on the page.</summary>
    public IReadOnlySet<int> Repeated { get; init; } = new HashSet<int>();

    /// <summary>When its page was asked for, or its POST was accepted; null in batches of earlier versions.</summary>
    public DateTimeOffset? Read { get; init; }

    /// <summary>The <see cref="OrderKey"/> of each order.</summary>
    public required IReadOnlyList<ulong> Keys { get; init; }

    /// <summary>The order objects.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Orders { get; init; }

    /// <summary>The log of an order that is not to be sent; null for one that is.</summary>
    /// <param name="at">Its position.</param>
    /// <param name="row">Its row's number in the run.</param>
    public RowRecord? NotSent(int at, int row) =>
        Superseded.TryGetValue(at, out var later) ? RowRecord.Superseded(row, Orders[at], later)
        : Unchanged.Contains(at) ? RowRecord.LeftAlone(row, Orders[at]) : null;

    public ReadOnlyMemory<byte> Write()
    {
        var content = new MemoryStream();
        var head = new Head(new(Attributes), [.. Unchanged], Superseded.Count == 0 ? null : new(Superseded), Repeated.Count == 0 ? null : [.. Repeated], Read, OrderKey.Write(Keys));
        JsonSerializer.Serialize(content, head, RunJson.Options);
        content.WriteByte(JsonLines.LineFeed);
        foreach (var order in Orders)
        {
            content.Write(order.Span);
            content.WriteByte(JsonLines.LineFeed);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    public static OrderBatch Parse(ReadOnlyMemory<byte> content)
    {
        var lines = JsonLines.Split(content).ToList();
        var head = JsonSerializer.Deserialize<Head>(lines[0].Span, RunJson.Options)!;
        var orders = lines[1..];
        return new OrderBatch
        {
            Attributes = head.Attributes,
            Unchanged = head.Unchanged,
            Superseded = head.Superseded ?? [],
            Repeated = head.Repeated ?? [],
            Read = head.Read,
            Keys = head.Keys is { } keys ? OrderKey.Read(keys) : [.. orders.Select(order => OrderKey.Of(OrderObject.Look(order).Number))],
            Orders = orders,
        };
    }

    private sealed record Head(
        Dictionary<string, string> Attributes, HashSet<int> Unchanged, Dictionary<int, int>? Superseded = null, HashSet<int>? Repeated = null, DateTimeOffset? Read = null, string? Keys = null);
}
