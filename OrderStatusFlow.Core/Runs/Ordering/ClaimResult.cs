namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>What came of asking for the claim on an order.</summary>
/// <param name="IsTaken">Whether the row may be sent; if not, and nothing newer was sent, another row is in flight.</param>
/// <param name="Newer">The row that sent a newer state; null when there is none.</param>
internal readonly record struct ClaimResult(bool IsTaken, RowSequence? Newer);
