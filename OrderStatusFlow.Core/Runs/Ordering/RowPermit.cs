namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Whether a row may be sent.</summary>
/// <param name="IsStale">A newer state of its order was sent.</param>
/// <param name="IsCancelled">Its run is to end.</param>
/// <param name="Reason">Why it is stale, as a sentence.</param>
internal sealed record RowPermit(bool IsStale, bool IsCancelled, string? Reason)
{
    public static RowPermit Send { get; } = new(false, false, null);

    public static RowPermit Cancelled { get; } = new(false, true, null);

    public static RowPermit Stale(string reason) => new(true, false, reason);
}
