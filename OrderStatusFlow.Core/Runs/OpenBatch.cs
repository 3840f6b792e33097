using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs;

/// <summary>A batch whose rows this host writes.</summary>
/// <param name="Orders">Its orders.</param>
/// <param name="Log">Its log.</param>
/// <param name="Sharing">How its rows are written.</param>
/// <param name="Next">The log of the run's next batch, when that was begun before this batch was opened here.</param>
internal sealed record OpenBatch(OrderBatch Orders, BatchLog Log, BatchSharing Sharing, BatchLog? Next)
{
    /// <summary>Its bytes in memory, about.</summary>
    public long Size { get; } = Orders.Orders.Sum(order => (long)order.Length) + 1_000;
}
