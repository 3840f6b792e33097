namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>The position of the next page, and the fingerprints that detect endless pagination. It is stored in durable
/// histories.</summary>
/// <remarks>It never contains a secret. A placeholder such as <c>{token.erp}</c> replaces each secret or token in a next URL.</remarks>
public sealed record PageCursor
{
    /// <summary>The number of the page to read, from 2, because page 1 has no cursor.</summary>
    public required int Page { get; init; }

    /// <summary>For offset: the number of items to skip.</summary>
    public long Offset { get; init; }

    /// <summary>The number of items on all pages before this one.</summary>
    public long Read { get; init; }

    /// <summary>The size of a full page if the first page showed that it is smaller than the limit; null if it is the limit.</summary>
    public int? Size { get; init; }

    /// <summary>For offset with an overlap: the fingerprint of the previous page's last item.</summary>
    public string? Seam { get; init; }

    /// <summary>The total number of items on all pages, from the last page that reported it.</summary>
    public long? Total { get; init; }

    /// <summary>For seek: the last value that was read. For next: the token.</summary>
    public string? Value { get; init; }

    /// <summary>For next: the URL of the page.</summary>
    public string? Url { get; init; }

    /// <summary>The fingerprints of the last pages and tokens, newest last. At most <see cref="PageTrail.Length"/>.</summary>
    public IReadOnlyList<string> Recent
    {
        get;
        // A caller of the HTTP API can send null.
        init => field = value ?? [];
    } = [];

    /// <summary>The fingerprint saved at pages 2, 4, 8 and so on, which detects a cycle of any length (Brent's algorithm).</summary>
    public string? Anchor { get; init; }
}
