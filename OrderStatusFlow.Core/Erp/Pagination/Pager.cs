using System.Globalization;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>Says which parameters a page needs, and where the page after it is.</summary>
/// <param name="erp">The flow's ERP.</param>
/// <param name="secrets">Redacted in messages; null where none is made.</param>
internal sealed class Pager(ErpDefinition erp, SecretRedactor? secrets = null)
{
    // Longer ones no server takes in a URL, and they would lie in histories.
    private const int MaxTokenLength = 8192;

    private readonly PaginationDefinition pagination = erp.Pagination;

    /// <summary>The parameters of a page: key and value, the value a number or a text.</summary>
    public IEnumerable<(string Key, object Value)> Parameters(PageCursor? cursor)
    {
        if (pagination.Type is PaginationType.None || cursor?.Url is not null)
            yield break;
        switch (pagination.Type)
        {
            case PaginationType.Offset:
                yield return (pagination.OffsetKey, cursor?.Offset ?? 0);
                break;
            case PaginationType.Page:
                yield return (pagination.PageKey, (long)pagination.FirstPage + (cursor?.Page ?? 1) - 1);
                break;
            case PaginationType.Seek or PaginationType.Next when cursor?.Value is { } value && pagination.Key is { } key:
                yield return (key, value);
                break;
        }
        if (pagination.Type is not PaginationType.Next && pagination.LimitKey is { Length: > 0 } limitKey)
            yield return (limitKey, (long)pagination.Limit);
    }

    /// <summary>The page for expressions: <c>page.number</c>, <c>page.offset</c>, <c>page.limit</c>, and <c>page.value</c> from the second page on of seek and next.</summary>
    public IEnumerable<(string Name, string Value)> Attributes(PageCursor? cursor)
    {
        if (pagination.Type is PaginationType.None)
            yield break;
        yield return ("page.number", Text((long)pagination.FirstPage + (cursor?.Page ?? 1) - 1));
        yield return ("page.offset", Text(cursor?.Offset ?? 0));
        yield return ("page.limit", Text(pagination.Limit));
        if (cursor?.Value is { } value)
            yield return ("page.value", value);

        static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a page tells of fewer items than the one before: one that was read has gone, and those behind it moved up.</summary>
    public bool Shrank(PageCursor? cursor, JsonPage page) => pagination.ListMayMove && page.Total < cursor?.Total;

    /// <summary>The cursor after a page; null when it was the last.</summary>
    /// <remarks>
    /// offset, page and seek end with an empty page, and with one shorter than the limit when the limit was sent; a first page of a round number (10, 20, 50)
    /// of items below the limit may be the ERP's own largest, and the next one is looked at. next ends when the ERP names no next page; an empty page
    /// in the middle does not end it. A repeated page, value or token is a failure.
    /// </remarks>
    public Result<PageCursor?> Next(PageCursor? cursor, JsonPage page, Uri asked, string? linkHeader)
    {
        var number = cursor?.Page ?? 1;
        if (pagination.Type is PaginationType.None)
            return (PageCursor?)null;
        if (cursor?.Seam is { } seam && !page.EachItem().Any(item => PageTrail.Mark(item.Span) == seam))
            return Refuse($"Page {number} does not hold the last item of page {number - 1}: the ERP's list moved by {pagination.Overlap} items or more while it was read, and some may have slipped through. The next run reads them again.");
        var size = cursor?.Size;
        var shortPage = pagination.LimitKey is { Length: > 0 } && page.Items < (size ?? pagination.Limit);
        if (shortPage && number == 1 && page.Items >= 10 && page.Items % 10 == 0)
            (size, shortPage) = (page.Items, false);
        if (pagination.Type is not PaginationType.Next && (page.Items == 0 || shortPage))
            return (PageCursor?)null;

        var next = new PageCursor { Page = number + 1, Size = size, Total = page.Total ?? cursor?.Total };
        var mark = page.Items == 0 ? null : PageTrail.Mark(page.ItemBytes.Span);
        if (mark is not null && PageTrail.Saw(cursor, mark))
            return Refuse($"Page {number} holds the very items of a page before it: the ERP does not seem to follow the paging parameters. Check the pagination settings.");

        List<string> marks = mark is null ? [] : [mark];
        switch (pagination.Type)
        {
            case PaginationType.Offset:
                next = next with { Offset = (cursor?.Offset ?? 0) + page.Items - Math.Min(pagination.Overlap, page.Items - 1) };
                if (pagination.Overlap > 0)
                    next = next with { Seam = PageTrail.Mark(page.LastItem.Span) };
                break;
            case PaginationType.Seek:
                if (page.LastItemValue(pagination.ValuePath ?? "$") is not { Length: > 0 } value)
                    return Refuse($"The last item of page {number} has no value at {pagination.ValuePath ?? "$"} to go on after. Check valuePath.");
                if (value.Length > MaxTokenLength)
                    return Refuse($"The last item of page {number} has a value of {value.Length} characters to go on after, more than a request can hold. Check valuePath.");
                if (value == cursor?.Value)
                    return Refuse($"Page {number} ends with the value '{Short(value)}' that it was to go on after: the ERP gives the same items again. Check key and valuePath.");
                next = next with { Value = value };
                break;
            case PaginationType.Next:
                var found = NextPage(page, asked, linkHeader, number);
                if (!found.Succeeded)
                    return found.Failure;
                if (found.Value is not { } target)
                    return (PageCursor?)null;
                var token = "n" + PageTrail.Mark(target.Url ?? target.Value!);
                if (PageTrail.Saw(cursor, token) || target.Url == asked.AbsoluteUri)
                    return Refuse($"Page {number} names a next page that was read before ('{Short(target.Value ?? new Uri(target.Url!).GetLeftPart(UriPartial.Path))}'): the ERP goes round in circles.");
                next = next with { Value = target.Value, Url = target.Url };
                marks.Add(token);
                break;
        }
        if (next.Page > pagination.MaxPages)
            return Refuse($"The ERP has more than {pagination.MaxPages} pages, which is the most that maxPages allows.");
        return PageTrail.Carry(next, cursor, marks);
    }

    private Result<NextTarget?> NextPage(JsonPage page, Uri asked, string? linkHeader, int number)
    {
        var text = pagination.Path is { } path ? page.Value(path) : LinkHeader.Next(linkHeader);
        // Some say false where others say null.
        if (string.IsNullOrWhiteSpace(text) || text == "false")
            return (NextTarget?)null;
        if (text.Length > MaxTokenLength)
            return Refuse($"Page {number} names the next page with {text.Length} characters, more than a request can hold. Check the pagination's path.");
        var isUrl = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (pagination.Key is not null && pagination.Path is not null && !isUrl)
            return new NextTarget(text, null);
        if (!Uri.TryCreate(asked, text, out var url) || url.Scheme is not ("http" or "https"))
            return Refuse($"Page {number} names a next page that is no URL: '{Short(text)}'. If it is a token, set the pagination's key.");
        // A proxy that ends TLS lets some ERPs write http for their own https address.
        if (asked.Scheme == "https" && url is { Scheme: "http", IsDefaultPort: true })
            url = new UriBuilder(url) { Scheme = "https", Port = asked.Port }.Uri;
        if (Uri.Compare(asked, url, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            return Refuse($"Page {number} names a next page at another host ({url.Host()}), which is refused: the login's token would go there.");
        return new NextTarget(null, url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
    }

    private static Failure Refuse(string message) => new("erp.pagination", message);

    private string Short(string text)
    {
        text = secrets?.Redact(text) ?? text;
        return text.Length <= 80 ? text : text[..80] + "...";
    }

    private sealed record NextTarget(string? Value, string? Url);
}
