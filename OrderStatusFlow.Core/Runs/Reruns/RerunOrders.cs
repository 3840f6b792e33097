using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>The origins of the orders of a batch of a re-run.</summary>
/// <param name="Run">The original run.</param>
/// <param name="Repeats">True if an order is sent even if an earlier re-run has delivered the same row.</param>
/// <param name="Rows">The origin of each order.</param>
internal sealed record RerunOrders(string Run, bool Repeats, IReadOnlyList<RerunOrigin> Rows)
{
    /// <summary>How new the state of an order is: as new as the row of the run that read it.</summary>
    public RowSequence SequenceOf(RerunOrigin origin) => new(origin.Read, origin.FirstRun ?? Run, origin.FirstRow ?? origin.Row ?? int.MaxValue);
}

/// <summary>The origin of an order of a re-run.</summary>
/// <param name="Row">The row of the original run; null if that run had no such row.</param>
/// <param name="Read">When the order's page was read from the ERP.</param>
/// <param name="FirstRun">The run that read the page, if the original run is a re-run itself; otherwise null.</param>
/// <param name="FirstRow">The row of that run, or the row that the order is compared by; null if it is <paramref name="Row"/>.</param>
internal sealed record RerunOrigin(int? Row, DateTimeOffset Read, string? FirstRun = null, int? FirstRow = null);
