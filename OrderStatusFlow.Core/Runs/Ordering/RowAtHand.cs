using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>A row that is to be sent.</summary>
/// <param name="Flow">Its flow.</param>
/// <param name="Start">Its run.</param>
/// <param name="Sequence">Where it is among all rows of the flow.</param>
/// <param name="Key">The key of its order, as its page has it.</param>
/// <param name="NeedsClaim">Whether rows of its order may be sent by others that this process does not know of; asked when it is about to be sent.</param>
/// <param name="Logs">The logs of its batch, and of the run's next batch when that was begun.</param>
internal sealed record RowAtHand(FlowVersion Flow, RunStart Start, RowSequence Sequence, ulong Key, Func<bool> NeedsClaim, Func<IEnumerable<BatchLog>> Logs);
