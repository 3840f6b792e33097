namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>Where reading goes on, and what is needed to see that an ERP goes round in circles. Plain data: it lies in durable histories.</summary>
/// <remarks>It never holds a secret: where a next URL contains one, or the login's token, a mark such as <c>{token.erp}</c> stands in its place.</remarks>
public sealed record PageCursor
{
    /// <summary>The ordinal of the page to read, from 2 (page 1 needs no cursor).</summary>
    public required int Page { get; init; }

    /// <summary>offset: items to skip.</summary>
    public long Offset { get; init; }

    /// <summary>The size of a full page, when the first one showed that the ERP's is smaller than the limit; null: the limit.</summary>
    public int? Size { get; init; }

    /// <summary>offset with an overlap: the fingerprint of the last page's last item.</summary>
    public string? Seam { get; init; }

    /// <summary>How many items all pages have together, as the last page that told it did.</summary>
    public long? Total { get; init; }

    /// <summary>seek: the value to go on after; next: the token.</summary>
    public string? Value { get; init; }

    /// <summary>next: the URL of the page.</summary>
    public string? Url { get; init; }

    /// <summary>Fingerprints of the last pages and tokens, newest last; at most <see cref="PageTrail.Length"/>.</summary>
    public IReadOnlyList<string> Recent { get; init; } = [];

    /// <summary>The fingerprint kept at page 2, 4, 8, ...: however long a circle is, it is found (Brent's method).</summary>
    public string? Anchor { get; init; }
}
