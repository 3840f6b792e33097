namespace OrderStatusFlow.Core.Erp;

/// <summary>The modification times of a page's items.</summary>
/// <param name="First">The earliest; null unless all items have one.</param>
/// <param name="Last">The latest; null if no item has one.</param>
/// <param name="Unreadable">The number of items whose date cannot be read. Without <c>modifiedPath</c>, items without a date do not
/// count.</param>
/// <param name="Sample">The beginning of the first text that cannot be read; null if all of them are absent.</param>
internal readonly record struct PageDates(DateTimeOffset? First, DateTimeOffset? Last, int Unreadable, string? Sample);
