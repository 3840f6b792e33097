namespace OrderStatusFlow.Core.Flows;

/// <summary>The pagination of an ERP's response. <see cref="Type"/> determines which properties are used.</summary>
public sealed record PaginationDefinition
{
    /// <summary>The kind of pagination.</summary>
    public PaginationType Type { get; init; }

    /// <summary>offset: the parameter for the number of items to skip.</summary>
    public string OffsetKey { get; init; } = "offset";

    /// <summary>offset, page, seek: the parameter for the page size; null to send none.</summary>
    public string? LimitKey { get; init; } = "limit";

    /// <summary>offset, page, seek: the number of items per page, 1 to 10,000. The default is 100.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>page: the parameter for the page number.</summary>
    public string PageKey { get; init; } = "page";

    /// <summary>page: the number of the first page. The default is 1.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>seek: the JSONPath, in the last item of a page, of the value that the next page starts after.</summary>
    public string? ValuePath { get; init; }

    /// <summary>seek, and next with a token: the parameter for the value.</summary>
    public string? Key { get; init; }

    /// <summary>next: the JSONPath of the URL or token of the next page in the response. If null, the <c>Link</c> header of RFC 8288 is used.</summary>
    public string? Path { get; init; }

    /// <summary>JSONPath of the total number of items in a response. Default: a member such as <c>total</c>, <c>count</c> or
    /// <c>totalCount</c>, at the top level or in an object such as <c>meta</c>. Reading ends when it is reached.</summary>
    public string? TotalPath { get; init; }

    /// <summary>JSONPath of a value in a response that is false on the last page. Default: a member such as <c>has_more</c>,
    /// <c>hasNextPage</c> or <c>isLast</c>, at the top level or in an object such as <c>meta</c>.</summary>
    public string? HasMorePath { get; init; }

    /// <summary>
    /// offset: the number of items that each page repeats from the previous page, for ERPs whose list changes while it is read. If the last item of a
    /// page is not on the next page, items may be missing and the run fails. Repeated items are read twice. The default is 0.
    /// </summary>
    /// <remarks>
    /// Without an overlap, a run detects a changed list by orders that are listed again with a new date, and by a total that falls. Its watermark then stops
    /// before anything that may be missing. It cannot detect an order that leaves a list without a total, or while another order is added.
    /// </remarks>
    public int Overlap { get; init; }

    /// <summary>True if items can be missed when the list changes while it is read: by offset, by page, and with next links, which may be either.</summary>
    internal bool ListMayMove => Type is PaginationType.Offset or PaginationType.Page or PaginationType.Next && Overlap == 0;

    /// <summary>The maximum number of pages of a run; more are an error. The default is 100,000.</summary>
    public int MaxPages { get; init; } = 100_000;
}

/// <summary>The kinds of pagination.</summary>
public enum PaginationType
{
    /// <summary>One response contains all items.</summary>
    None,

    /// <summary>By the number of items to skip.</summary>
    Offset,

    /// <summary>By page number.</summary>
    Page,

    /// <summary>By the last value that was read.</summary>
    Seek,

    /// <summary>By a URL or token in the response.</summary>
    Next,
}
