using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>A row that waits to be sent.</summary>
/// <param name="Flow">The flow.</param>
/// <param name="Start">The run.</param>
/// <param name="Sequence">The position among all rows of the flow.</param>
/// <param name="Key">The key of the order before the order script.</param>
/// <param name="NeedsClaim">Returns whether other processes may send rows of the order. Called just before the row is sent.</param>
/// <param name="Logs">Returns the log of the batch, and of the run's next batch if that was started.</param>
internal sealed record RowAtHand(FlowVersion Flow, RunStart Start, RowSequence Sequence, ulong Key, Func<bool> NeedsClaim, Func<IEnumerable<BatchLog>> Logs)
{
    /// <summary>Returns the row that delivered a newer state of the order in another run, null if none did; null unless the run is a re-run.</summary>
    public Func<OrderObject, Task<RowPermit?>>? Newer { get; init; }
}
