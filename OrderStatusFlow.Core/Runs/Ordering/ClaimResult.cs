namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>The result of a request for the claim on an order.</summary>
/// <param name="IsTaken">Whether the row may be sent. If not, and <paramref name="Newer"/> is null, another row is in flight.</param>
/// <param name="Newer">The row that sent a newer state; null if no row did.</param>
internal readonly record struct ClaimResult(bool IsTaken, RowSequence? Newer);
