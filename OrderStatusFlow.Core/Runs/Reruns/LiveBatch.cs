using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>A batch of another run whose rows this process sends.</summary>
/// <param name="Run">The run.</param>
/// <param name="Number">The number of the batch.</param>
/// <param name="Log">Its log.</param>
/// <param name="Head">Its head; null if it is gone.</param>
internal sealed record LiveBatch(RunId Run, int Number, BatchLog Log, OrderBatchHead? Head);
