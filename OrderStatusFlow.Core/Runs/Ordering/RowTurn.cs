namespace OrderStatusFlow.Runs.Ordering;

/// <summary>A row's turn among the rows of its order, its place in the flow's gate, and its claim where it needs one.</summary>
internal sealed class RowTurn(RowAtHand row, OrderTurns turns, FlowGate gate, OrderClaims claims, CancelWatch cancels, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private ulong? held;
    private IDisposable? place;
    private ulong? claimed;

    public async Task EnterAsync(ulong order, CancellationToken cancellation)
    {
        await turns.EnterAsync(row.Flow.Name, order, row.Sequence, cancellation);
        held = order;
        place = await PlaceAsync(cancellation);
    }

    /// <summary>Makes sure that the row is the only one of its order in flight, and that nothing newer was sent.</summary>
    /// <returns>May the row be sent; and if not, why not.</returns>
    public async Task<RowPermit> AskAsync(OrderObject order, CancellationToken cancellation)
    {
        var key = OrderKey.Of(order.Number);
        if (key != held)
        {
            // The order script has made another order of it. No row waits while it holds a turn or a place.
            Leave();
            await EnterAsync(key, cancellation);
        }

        if (key == OrderKey.None)
            return RowPermit.Send;
        if (row.Logs().Select(log => log.LaterRow(order.Items, row.Sequence.Row)).FirstOrDefault(later => later is not null) is { } later)
            return RowPermit.Stale($"Row {later} of this run was sent already and holds a newer state of this order; nothing was sent.");
        return row.NeedsClaim() ? await ClaimAsync(key, order, cancellation) : RowPermit.Send;
    }

    /// <summary>Gives the claim back, if the row has one.</summary>
    /// <param name="sent">The items that it may have changed in Omnitron.</param>
    public async Task SentAsync(IReadOnlyCollection<string> sent)
    {
        if (claimed is not { } key)
            return;
        await claims.ReleaseAsync(row.Flow.Name, key, row.Sequence, sent);
        claimed = null;
    }

    public void Dispose() => Leave();

    private async Task<RowPermit> ClaimAsync(ulong key, OrderObject order, CancellationToken cancellation)
    {
        while (true)
        {
            var claim = await claims.TakeAsync(row.Flow.Name, key, row.Sequence, order.Items, cancellation);
            if (claim.Newer is { } newer)
                return RowPermit.Stale($"Row {newer.Row} of run {newer.Run} was sent already and holds a newer state of this order; nothing was sent.");
            if (claim.IsTaken)
            {
                claimed = key;
                place ??= await PlaceAsync(cancellation);
                return RowPermit.Send;
            }

            place?.Dispose();
            place = null;
            if (await cancels.IsAskedAsync(row.Start.Run))
                return RowPermit.Cancelled;
            await Task.Delay(Poll, clock, cancellation);
        }
    }

    private Task<IDisposable> PlaceAsync(CancellationToken cancellation) => gate.EnterAsync(row.Flow, row.Start.Started, row.Sequence.Row, cancellation);

    private void Leave()
    {
        place?.Dispose();
        place = null;
        if (held is { } order)
            turns.Leave(row.Flow.Name, order);
        held = null;
    }
}
