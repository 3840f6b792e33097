namespace OrderStatusFlow.Core.Runs;

/// <summary>What may be a sign that the ERP's list moved while it was read: a page holds orders that an earlier one held too.</summary>
/// <param name="Latest">The latest moment at which something on this page changed, a late commit reckoned in; null when its items do not tell.</param>
/// <param name="Changed">Whether one of them is another than it was.</param>
public sealed record PaginationDrift(DateTimeOffset? Latest, bool Changed);
