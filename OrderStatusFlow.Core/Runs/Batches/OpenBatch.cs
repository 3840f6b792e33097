using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Core.Runs.Batches;

/// <summary>A batch whose rows this host writes.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="Log">The log of the rows.</param>
/// <param name="Sharing">Whether rows need claims.</param>
/// <param name="Next">The log of the run's next batch, if that batch was started before this batch was opened here.</param>
/// <param name="Newer">The newer states of its orders that other runs have delivered; null unless the run is a re-run.</param>
internal sealed record OpenBatch(OrderBatch Orders, BatchLog Log, BatchSharing Sharing, BatchLog? Next, NewerStates? Newer)
{
    /// <summary>The approximate size in memory, in bytes.</summary>
    public long Size { get; } = Orders.Orders.Sum(order => (long)order.Length) + 1_000;
}
