using OrderStatusFlow.Core.Erp.Pagination;

namespace OrderStatusFlow.Api.Previews;

/// <summary>A page of the ERP.</summary>
/// <param name="Items">The number of items on the page; 0 after a failure.</param>
/// <param name="Page">The page as the script step gets it; null after a failure.</param>
/// <param name="LastChange">The latest modification time of the items; null if no item has one.</param>
/// <param name="Next">The position of the next page, for the next request; null on the last page.</param>
/// <param name="DurationMs">The duration in milliseconds, with the login.</param>
/// <param name="Error">The failure; null on success.</param>
public sealed record FetchPreview(int Items, object? Page, DateTimeOffset? LastChange, PageCursor? Next, double DurationMs, Failure? Error);
