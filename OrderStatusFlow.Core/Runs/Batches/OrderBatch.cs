using System.Text.Json;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Reruns;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Batches;

/// <summary>A stored batch: a header line with what its rows share, then one order object per line. Positions start at 0.</summary>
internal sealed record OrderBatch
{
    /// <summary>The maximum number of rows of a batch: few enough for one history, enough to share writes.</summary>
    public const int MaxRows = 500;

    /// <summary>The attributes that the rows start with.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>The positions of orders that have not changed since they were last written.</summary>
    public required IReadOnlySet<int> Unchanged { get; init; }

    /// <summary>By position, the number of the later row of the page with a newer state of the same order.</summary>
    public IReadOnlyDictionary<int, int> Superseded { get; init; } = new Dictionary<int, int>();

    /// <summary>The positions of other orders whose number occurs more than once on the page.</summary>
    public IReadOnlySet<int> Repeated { get; init; } = new HashSet<int>();

    /// <summary>The time of the request for the page, or of the ERP's POST; null in re-runs and in batches of earlier versions.</summary>
    public DateTimeOffset? Read { get; init; }

    /// <summary>The page of the batch, from 1; null in batches of earlier versions.</summary>
    public int? Page { get; init; }

    /// <summary>The number of the page's first row in the run; null in batches of earlier versions.</summary>
    public int? FirstOfPage { get; init; }

    /// <summary>The origins of the orders of a re-run; null in other runs.</summary>
    public RerunOrders? Rerun { get; init; }

    /// <summary>The positions of orders that a re-run selected, but that the stored page no longer results in.</summary>
    public IReadOnlySet<int> Missing { get; init; } = new HashSet<int>();

    /// <summary>The <see cref="OrderKey"/> of each order.</summary>
    public required IReadOnlyList<ulong> Keys { get; init; }

    /// <summary>The order objects.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Orders { get; init; }

    /// <summary>Returns the log record of an order that must not be sent; null if it must be sent.</summary>
    /// <param name="at">The position of the order.</param>
    /// <param name="run">The run.</param>
    /// <param name="row">The number of its row in the run.</param>
    public RowRecord? NotSent(int at, RunId run, int row) =>
        Superseded.TryGetValue(at, out var later)
            ? RowRecord.Superseded(row, Orders[at], later, Rerun is null ? "the same page" : "this run") with { SupersededBy = $"{run}/rows/{later}" }
        : Missing.Contains(at) ? RowRecord.Missing(row, Orders[at])
        : Unchanged.Contains(at) ? RowRecord.LeftAlone(row, Orders[at]) : null;

    /// <summary>When the page of an order was read; null in batches of earlier versions.</summary>
    public DateTimeOffset? ReadOf(int at) => Rerun?.Rows[at].Read ?? Read;

    public ReadOnlyMemory<byte> Write()
    {
        // The head has a key and some positions for each order.
        var content = new MemoryStream(Orders.Sum(order => order.Length + 24) + 1_024);
        var head = new OrderBatchHead(
            new(Attributes), [.. Unchanged], Superseded.Count == 0 ? null : new(Superseded), Repeated.Count == 0 ? null : [.. Repeated], Read,
            OrderKey.Write(Keys), Page, FirstOfPage, Rerun, Missing.Count == 0 ? null : [.. Missing]);
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
        var head = OrderBatchHead.Parse(lines[0].Span);
        var orders = lines[1..];
        return new OrderBatch
        {
            Attributes = head.Attributes,
            Unchanged = head.Unchanged,
            Superseded = head.Superseded ?? [],
            Repeated = head.Repeated ?? [],
            Read = head.Read,
            Page = head.Page,
            FirstOfPage = head.FirstOfPage,
            Rerun = head.Rerun,
            Missing = head.Missing ?? [],
            Keys = head.Keys is { } keys ? OrderKey.Read(keys) : [.. orders.Select(order => OrderKey.Of(OrderObject.Look(order).Number))],
            Orders = orders,
        };
    }
}
