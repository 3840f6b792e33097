using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>The states of the orders of a re-run's batch that other runs have delivered.</summary>
/// <param name="batch">The batch of the re-run.</param>
/// <param name="known">The order numbers that were searched.</param>
/// <param name="states">What was found.</param>
/// <param name="live">The batches of other runs whose rows this process sends at the same time.</param>
/// <param name="search">Searches for an order number that an order script made.</param>
internal sealed class NewerStates(OrderBatch batch, IReadOnlySet<string> known, IReadOnlyList<DeliveredState> states, IReadOnlyList<LiveBatch> live,
    Func<string, Task<IReadOnlyList<DeliveredState>>> search)
{
    private readonly ILookup<string, DeliveredState> byOrder = states.ToLookup(state => state.Order, StringComparer.Ordinal);

    /// <summary>Returns the reason why an order must not be sent; null if it may be sent.</summary>
    /// <param name="order">The order after its script.</param>
    /// <param name="at">The position of the order in the batch.</param>
    public async Task<RowPermit?> FindAsync(OrderObject order, int at)
    {
        if (order.Number is not { } number)
            return null;
        var mine = batch.Rerun!.SequenceOf(batch.Rerun.Rows[at]);
        foreach (var other in live)
        {
            if (other.Log.LastRow(order.Items) is { } row && DeliveredState.SequenceOf(other.Run, other.Number, row, other.Head).CompareTo(mine) > 0)
                return Newer(other.Run, row);
        }

        // The order's number before its script was searched with those of the whole batch.
        var delivered = known.Contains(number) ? byOrder[number] : await search(number);
        var newest = delivered.Where(state => state.HasAny(order.Items)).MaxBy(state => state.Sequence);
        return newest?.Sequence.CompareTo(mine) switch
        {
            > 0 => Newer(newest.Run, newest.Row),
            0 when newest.Run.IsRerun && !batch.Rerun.Repeats => RowPermit.Stale(
                $"Run {newest.Run} has repeated this row already, and delivered it as its row {newest.Row}; nothing was sent.",
                newest.Run.ToString(), newest.Row),
            _ => null,
        };
    }

    private static RowPermit Newer(RunId run, int row) =>
        RowPermit.Stale($"Row {row} of run {run} delivered a newer state of this order; nothing was sent.", run.ToString(), row);
}
