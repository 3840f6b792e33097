using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>A state of an order that Omnitron has.</summary>
/// <param name="Order">The order number.</param>
/// <param name="Run">The run that delivered it.</param>
/// <param name="Row">The row of that run.</param>
/// <param name="Sequence">How new the state is. A re-run delivers a state that its original run read.</param>
/// <param name="Items">The ids of the items; null if they are not known.</param>
internal sealed record DeliveredState(string Order, RunId Run, int Row, RowSequence Sequence, IReadOnlyList<string>? Items)
{
    /// <summary>The sequence of a row, by the head of its batch.</summary>
    public static RowSequence SequenceOf(RunId run, int batch, int row, OrderBatchHead? head)
    {
        if (head?.Rerun is not { } rerun)
            return new RowSequence(head?.Read ?? run.Moment, run.ToString(), row);
        var origin = rerun.Rows[row - batch];
        return rerun.SequenceOf(origin);
    }

    /// <summary>Returns whether it has one of these items.</summary>
    public bool HasAny(IReadOnlyList<string> items) => Items is null || Items.Count == 0 || items.Any(Items.Contains);
}
