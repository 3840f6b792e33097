using OrderStatusFlow.Core.Erp.Pagination;

namespace OrderStatusFlow.Core.Erp;

/// <summary>One page of an ERP's answer.</summary>
public sealed record ErpPage
{
    /// <summary>The whole answer as UTF-8 JSON without a byte order mark; XML is JSON by now, an empty answer is <c>[]</c>.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>How many items it holds; 0 when it is empty.</summary>
    public required int Items { get; init; }

    /// <summary>The page's ordinal in its run, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When the last changed of its items changed in the ERP; null when they do not tell.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>When the first changed of its items changed in the ERP; null when not all of them tell.</summary>
    public DateTimeOffset? FirstChange { get; init; }

    /// <summary>Whether the ERP tells of fewer items on all pages than it did a page before.</summary>
    public bool Shrank { get; init; }

    /// <summary>The ERP's own clock when it answered, to the second below; null when it does not tell.</summary>
    public DateTimeOffset? ErpTime { get; init; }

    /// <summary>Where the next page is; null when this was the last.</summary>
    public PageCursor? Next { get; init; }
}
