using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The page to read.</summary>
public sealed record ReadPageInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The number of the page, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The position of the page; null for the first page.</summary>
    public PageCursor? Cursor { get; init; }
}
