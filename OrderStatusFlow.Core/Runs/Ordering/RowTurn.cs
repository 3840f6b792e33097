using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Slots;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>A row's turn among the rows of its order, its slot of the flow, and its claim if it needs one.</summary>
internal sealed class RowTurn(RowAtHand row, OrderTurns turns, FlowConcurrencyLimiter gate, OrderClaims claims, CancellationMonitor cancels, TimeProvider clock)
    : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    // The delay grows with the number of polls, because many rows may wait for one claim.
    private const int MaxPolls = 8;

    private ulong? held;
    private FlowSlot? slot;
    private ulong? claimed;

    /// <summary>Waits for the row's turn.</summary>
    public async Task EnterAsync(ulong order, CancellationToken cancellation, int refusals = 0)
    {
        await turns.EnterAsync(row.Flow.Name, order, row.Sequence, refusals, cancellation);
        held = order;
    }

    /// <summary>Waits for a slot of the flow, and ensures that the row is the only one of its order in flight and that no newer state was sent.</summary>
    /// <returns>Whether the row may be sent, or the reason why not.</returns>
    public async Task<RowPermit> AskAsync(OrderObject order, CancellationToken cancellation)
    {
        var key = OrderKey.Of(order.Number);
        if (key != held)
        {
            // The order script changed the order number. A row never waits for a turn while it holds another one or a slot.
            Leave();
            await EnterAsync(key, cancellation);
        }

        for (var refusals = 1; ; refusals++)
        {
            slot ??= await gate.EnterAsync(row.Flow, row.Start.Started, row.Sequence.Row, cancellation);
            // After the wait for a slot, which may have been long.
            if (await cancels.IsAskedAsync(row.Start.Run))
                return RowPermit.Cancelled;
            if (key == OrderKey.None)
                return RowPermit.Send;
            if (Later(order) is { } later)
                return RowPermit.Stale($"Row {later} of this run was sent already and holds a newer state of this order; nothing was sent.",
                    row.Start.Run, later);
            if (row.Newer is { } find && await find(order) is { } permit)
                return permit;
            if (!row.NeedsClaim())
                return RowPermit.Send;
            var claim = await claims.TakeAsync(row.Flow.Name, key, row.Sequence, order.Items, cancellation);
            if (claim.Newer is { } newer)
                return RowPermit.Stale($"Row {newer.Row} of run {newer.Run} was sent already and holds a newer state of this order; nothing was sent.",
                    newer.Run, newer.Row);
            if (claim.IsTaken)
            {
                claimed = key;
                return RowPermit.Send;
            }

            // The row with the claim may have been resumed in this process, and then needs the turn that this row holds.
            Leave();
            if (await cancels.IsAskedAsync(row.Start.Run))
                return RowPermit.Cancelled;
            await Task.Delay(Math.Min(refusals, MaxPolls) * Poll, clock, cancellation);
            await EnterAsync(key, cancellation, refusals);
        }
    }

    /// <summary>Allows the flow's next row to be sent while this one is logged, and releases the claim if the row has one.</summary>
    /// <param name="sent">The items that the row may have changed in Omnitron.</param>
    public async Task SentAsync(IReadOnlyCollection<string> sent)
    {
        slot?.Sent();
        if (claimed is not { } key)
            return;
        await claims.ReleaseAsync(row.Flow.Name, key, row.Sequence, sent);
        claimed = null;
    }

    public void Dispose() => Leave();

    private int? Later(OrderObject order)
    {
        foreach (var log in row.Logs())
        {
            if (log.LaterRow(order.Items, row.Sequence.Row) is { } later)
                return later;
        }

        return null;
    }

    private void Leave()
    {
        slot?.Dispose();
        slot = null;
        if (held is { } order)
            turns.Leave(row.Flow.Name, order);
        held = null;
    }
}
