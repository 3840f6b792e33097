using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>What is known of an order, over all runs and flows.</summary>
public sealed class OrderHistory(OrderIndex index, OrderRows rows, RunLog runs)
{
    // An order that is read every five minutes is in a hundred runs after a working day.
    private const int MaxHead = 100;
    private const int HeadAtOnce = 16;

    /// <summary>A page of the history, newest first.</summary>
    /// <param name="order">The order number.</param>
    /// <param name="flow">The only flow whose runs are considered; null for all flows.</param>
    /// <param name="limit">The maximum number of events.</param>
    /// <param name="after">The last event of the previous page; null for the first page.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<OrderHistoryPage> ReadAsync(string order, FlowName? flow, int limit, OrderIndexEntry? after, CancellationToken cancellation)
    {
        var newest = await index.FindAsync(order, flow, Math.Max(limit, MaxHead) + 1, null, cancellation);
        var all = after is null ? newest : await index.FindAsync(order, flow, limit + 1, after, cancellation);
        var page = all.Take(limit).ToList();
        var (events, pending, since) = (rows.ReadAsync(page, cancellation), PendingAsync(order, flow, cancellation), index.SinceAsync(cancellation));
        var head = await HeadAsync([.. newest.Take(MaxHead)], cancellation);
        return new OrderHistoryPage
        {
            Events = await events,
            Head = head,
            IsHeadWhole = head.Count == newest.Count,
            Next = all.Count > limit ? page[^1] : null,
            Pending = await pending,
            Since = await since,
        };
    }

    // The newest events until the last write, and a few before it. The last write is read whole.
    private async Task<IReadOnlyList<OrderEvent>> HeadAsync(IReadOnlyList<OrderIndexEntry> entries, CancellationToken cancellation)
    {
        var head = new List<OrderEvent>();
        foreach (var some in entries.Chunk(HeadAtOnce))
        {
            head.AddRange(await rows.ReadColumnsAsync(some, cancellation));
            if (head.FindIndex(found => found.IsWritten) is >= 0 and var written)
            {
                var entry = entries.First(entry => entry.Run == head[written].Run && entry.Row == head[written].Row!.Row);
                if (await rows.ReadAsync([entry], cancellation) is [var whole])
                    head[written] = whole;
                break;
            }
        }

        return head;
    }

    // A run that asks for this order. Other active runs may have it too, which is known when its batch is closed.
    private async Task<IReadOnlyList<RunId>> PendingAsync(string order, FlowName? flow, CancellationToken cancellation) =>
        await runs.ActiveAsync(cancellation)
            .Where(run => run.Start.Parameters.GetValueOrDefault(ParameterNames.Number) == order && (flow is null || run.Start.Id.Flow == flow))
            .Select(run => run.Start.Id).ToListAsync(cancellation);
}

/// <summary>A page of an order's history.</summary>
public sealed record OrderHistoryPage
{
    /// <summary>The events of the page, newest first.</summary>
    public required IReadOnlyList<OrderEvent> Events { get; init; }

    /// <summary>The newest events until the last write and a few before it, without requests and responses except those of the last write.</summary>
    public required IReadOnlyList<OrderEvent> Head { get; init; }

    /// <summary>True if <see cref="Head"/> has all events.</summary>
    public bool IsHeadWhole { get; init; }

    /// <summary>The event to continue after; null after the last one.</summary>
    public OrderIndexEntry? Next { get; init; }

    /// <summary>The active runs that ask the ERP for this order.</summary>
    public IReadOnlyList<RunId> Pending { get; init; } = [];

    /// <summary>Since when orders can be found; null if no order is logged.</summary>
    public DateTimeOffset? Since { get; init; }
}
