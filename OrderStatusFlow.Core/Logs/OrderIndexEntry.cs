using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The place of a logged row of an order.</summary>
/// <param name="Run">The run.</param>
/// <param name="Batch">The number of the run's batch.</param>
/// <param name="Row">The row's number in the run.</param>
public readonly record struct OrderIndexEntry(RunId Run, int Batch, int Row);
