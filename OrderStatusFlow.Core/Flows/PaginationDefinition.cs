namespace OrderStatusFlow.Core.Flows;

/// <summary>How an ERP's answer is cut in pages. Which properties count depends on <see cref="Type"/>.</summary>
public sealed record PaginationDefinition
{
    /// <summary>The kind of pagination.</summary>
    public PaginationType Type { get; init; }

    /// <summary>offset: the parameter for the number of items to skip.</summary>
    public string OffsetKey { get; init; } = "offset";

    /// <summary>offset, page, seek: the parameter for the page's size; null: not sent.</summary>
    public string? LimitKey { get; init; } = "limit";

    /// <summary>offset, page, seek: items in a page; 100 unless told, 1 to 10,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>page: the parameter for the page's number.</summary>
    public string PageKey { get; init; } = "page";

    /// <summary>page: the first page's number; 1 unless told.</summary>
    public int FirstPage { get; init; } = 1;

    /// <summary>seek: JSONPath, inside the last item of a page, of the value that the next page starts after.</summary>
    public string? ValuePath { get; init; }

    /// <summary>seek, and next with a token: the parameter that carries the value.</summary>
    public string? Key { get; init; }

    /// <summary>next: JSONPath of the next page's URL or token in the answer; null: the <c>Link</c> header of RFC 8288.</summary>
    public string? Path { get; init; }

    /// <summary>JSONPath of the total number of items in a response. Default: a member such as <c>total</c>, <c>count</c> or
    /// <c>totalCount</c>, at the top level or in an object such as <c>meta</c>. Reading ends when it is reached.</summary>
    public string? TotalPath { get; init; }

    /// <summary>JSONPath of a value in a response that is false on the last page. Default: a member such as <c>has_more</c>,
    /// <c>hasNextPage</c> or <c>isLast</c>, at the top level or in an object such as <c>meta</c>.</summary>
    public string? HasMorePath { get; init; }

    /// <summary>
    /// offset: by how many items each page reaches back into the one before it, for ERPs whose list moves while it is read. The last item of a page must be
    /// on the next one too, else items may have slipped through and the run fails, to be repeated. Items at the seams are read twice. 0 unless told.
    /// </summary>
    /// <remarks>
    /// Without it a run notices a moved list by orders that come again with a new date, and by a total that falls; then its watermark passes nothing that may have
    /// slipped through. It cannot notice an order that leaves a list without a total, or at the moment when another one joins it.
    /// </remarks>
    public int Overlap { get; init; }

    /// <summary>Whether items may slip through unseen when the ERP's list moves while it is read: by offset, by page, and behind next links, which may be either.</summary>
    internal bool ListMayMove => Type is PaginationType.Offset or PaginationType.Page or PaginationType.Next && Overlap == 0;

    /// <summary>Most pages of one run; more is an error. 100,000 unless told.</summary>
    public int MaxPages { get; init; } = 100_000;
}

/// <summary>The kinds of pagination.</summary>
public enum PaginationType
{
    /// <summary>One answer holds everything.</summary>
    None,

    /// <summary>Skip so many, take so many.</summary>
    Offset,

    /// <summary>Page one, page two.</summary>
    Page,

    /// <summary>Everything after the last item seen.</summary>
    Seek,

    /// <summary>The answer tells where the next page is.</summary>
    Next,
}
