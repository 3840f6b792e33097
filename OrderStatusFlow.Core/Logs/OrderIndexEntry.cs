using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Where a row of an order is logged.</summary>
/// <param name="Run">The run.</param>
/// <param name="Batch">The number of the run's batch.</param>
/// <param name="Row">The row's number in the run.</param>
public readonly record struct OrderIndexEntry(RunId Run, int Batch, int Row);
