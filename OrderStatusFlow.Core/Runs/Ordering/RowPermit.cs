namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Whether a row may be sent.</summary>
/// <param name="IsStale">Whether a newer state of the order was sent.</param>
/// <param name="IsCancelled">Whether the run is cancelled.</param>
/// <param name="Reason">The reason why the row is stale, as a sentence; null if it is not.</param>
/// <param name="By">The row that sent the newer state, such as <c>RUN/rows/3</c>; null if the row is not stale.</param>
internal sealed record RowPermit(bool IsStale, bool IsCancelled, string? Reason, string? By = null)
{
    public static RowPermit Send { get; } = new(false, false, null);

    public static RowPermit Cancelled { get; } = new(false, true, null);

    public static RowPermit Stale(string reason, string run, int row) => new(true, false, reason, $"{run}/rows/{row}");
}
