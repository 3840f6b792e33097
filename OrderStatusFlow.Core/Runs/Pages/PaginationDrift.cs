namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>A possible sign that the ERP's list moved while it was read: a page contains orders of an earlier page.</summary>
/// <param name="Latest">The latest modification date of the page's items plus the flow's overlap; null if no item has a date.</param>
/// <param name="Changed">Whether one of these orders has changed since the earlier page.</param>
public sealed record PaginationDrift(DateTimeOffset? Latest, bool Changed);
