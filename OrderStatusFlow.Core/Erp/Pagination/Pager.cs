using System.Globalization;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>Provides the parameters of a page and the cursor of the next page.</summary>
/// <param name="erp">The flow's ERP settings.</param>
/// <param name="secrets">The secrets to redact in messages; null if no message is created.</param>
internal sealed class Pager(ErpDefinition erp, SecretRedactor? secrets = null)
{
    // Servers reject longer values in a URL, and cursors are stored in histories.
    private const int MaxTokenLength = 8192;

    private readonly PaginationDefinition pagination = erp.Pagination;
    private (JsonPage Page, ListReport Report)? reported;

    /// <summary>Returns the parameters of a page. A value is a number or a text.</summary>
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

    /// <summary>Returns the attributes for expressions: <c>page.number</c>, <c>page.offset</c>, <c>page.limit</c>, and for seek and next
    /// from the second page <c>page.value</c>.</summary>
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

    /// <summary>Returns true if a page reports fewer items than the previous one: an item was removed, and later items moved
    /// forward.</summary>
    public bool Shrank(PageCursor? cursor, JsonPage page) => pagination.ListMayMove && TotalOf(page) < cursor?.Total;

    /// <summary>Returns true if a page repeats the previous one because the list has ended: some ERPs return the last page for every
    /// page after it, or keep a link to it.</summary>
    /// <remarks>
    /// A second page that repeats the first one means that the ERP ignores the paging parameters, unless the first page was shorter than
    /// the limit, or the reported total was reached. Neither is the end if the ERP reports more.
    /// </remarks>
    public bool RepeatsLastPage(PageCursor? cursor, JsonPage page, Uri asked, string? linkHeader)
    {
        if (cursor is null || page.Items == 0 || PageTrail.LastPage(cursor) != PageTrail.Fingerprint(page.ItemBytes.Span))
            return false;
        var report = ReportOf(page);
        if (report.HasMore == true || report.Total > cursor.Read)
            return false;
        if (pagination.Type is PaginationType.Next
            && NextPage(page, asked, linkHeader, cursor.Page) is { Succeeded: true, Value: { } target } && !IsConstant(target, cursor, asked))
            return false;
        return cursor.Page > 2 || cursor.Size is not null || report.Total == cursor.Read;
    }

    /// <summary>Returns the cursor after a page; null after the last page.</summary>
    /// <remarks>
    /// All types end when the ERP reports that there are no more pages, and when the reported total was read. offset, page and seek also
    /// end at an empty page, or at a page shorter than the limit if the limit was sent, unless the ERP reports more. A first page with a
    /// round number of items (10, 20, 50) below the limit may be the ERP's own maximum, so the next page is read too. next ends when the
    /// ERP returns no next page; an empty page ends it only if the token is the one that was sent. Any other repeated page, value or token
    /// is a failure.
    /// </remarks>
    public Result<PageCursor?> Next(PageCursor? cursor, JsonPage page, Uri asked, string? linkHeader)
    {
        var number = cursor?.Page ?? 1;
        if (pagination.Type is PaginationType.None)
            return (PageCursor?)null;
        if (cursor?.Seam is { } seam && !page.EachItem().Any(item => PageTrail.Fingerprint(item.Span) == seam))
            return Refuse($"Page {number} does not contain the last item of page {number - 1}: the ERP's list moved by "
                + $"{pagination.Overlap} or more items while it was read, and some may have been missed. The next run reads them again.");
        var report = ReportOf(page);
        // How many items a text holds is not known, so offset continues by the limit.
        var items = page.IsText && pagination.Type is PaginationType.Offset ? pagination.Limit : page.Items;
        var read = (pagination.Type is PaginationType.Offset ? cursor?.Offset : cursor?.Read) + items ?? items;
        if (report.HasMore == false || (report.Total == read && (report.IsSure || number > 1)))
            return (PageCursor?)null;
        var size = cursor?.Size;
        var shortPage = report.HasMore != true && !page.IsText && pagination is { Type: not PaginationType.Next, LimitKey.Length: > 0 }
            && page.Items < (size ?? pagination.Limit);
        if (shortPage && number == 1 && page.Items >= 10 && page.Items % 10 == 0)
            (size, shortPage) = (page.Items, false);
        if (pagination.Type is not PaginationType.Next && (page.Items == 0 || shortPage))
            return (PageCursor?)null;
        if (RepeatsLastPage(cursor, page, asked, linkHeader))
            return (PageCursor?)null;

        var next = new PageCursor { Page = number + 1, Size = size, Total = TotalOf(page) ?? cursor?.Total, Read = read };
        var fingerprint = page.Items == 0 ? null : PageTrail.Fingerprint(page.ItemBytes.Span);
        if (fingerprint is not null && PageTrail.Saw(cursor, fingerprint))
            return Refuse(report.HasMore == true || report.Total > cursor!.Read
                ? $"Page {number} contains the same items as an earlier page, although the ERP reports more. Check the pagination settings."
                : $"Page {number} contains the same items as an earlier page: the ERP appears to ignore the paging parameters. "
                    + "Check the pagination settings.");

        List<string> fingerprints = fingerprint is null ? [] : [fingerprint];
        switch (pagination.Type)
        {
            case PaginationType.Offset:
                next = next with { Offset = (cursor?.Offset ?? 0) + items - Math.Min(pagination.Overlap, items - 1) };
                if (pagination.Overlap > 0)
                    next = next with { Seam = PageTrail.Fingerprint(page.LastItem.Span) };
                break;
            case PaginationType.Seek:
                if (page.LastItemValue(pagination.ValuePath ?? "$") is not { Length: > 0 } value)
                    return Refuse($"The last item of page {number} has no value at {pagination.ValuePath ?? "$"} to continue after. "
                        + "Check valuePath.");
                if (value.Length > MaxTokenLength)
                    return Refuse($"The last item of page {number} has a value of {value.Length} characters to continue after, "
                        + "which is too long for a request. Check valuePath.");
                if (value == cursor?.Value)
                    return Refuse($"Page {number} ends with the value '{Short(value)}' that it should continue after: "
                        + "the ERP returned the same items again. Check key and valuePath.");
                next = next with { Value = value };
                break;
            case PaginationType.Next:
                var found = NextPage(page, asked, linkHeader, number);
                if (!found.Succeeded)
                    return found.Failure;
                if (found.Value is not { } target)
                    return (PageCursor?)null;
                var token = PageTrail.FingerprintOfTarget(target.Url ?? target.Value!);
                var isConstant = IsConstant(target, cursor, asked);
                // A scroll id stays the same on all pages, and the page after the last one is empty.
                if (isConstant && page.Items == 0)
                    return (PageCursor?)null;
                if (!isConstant && (PageTrail.Saw(cursor, token) || target.Url == asked.AbsoluteUri))
                {
                    var repeated = Short(target.Value ?? new Uri(target.Url!).GetLeftPart(UriPartial.Path));
                    return Refuse($"Page {number} refers to a next page that was already read ('{repeated}'): "
                        + "the ERP's pagination is circular.");
                }

                next = next with { Value = target.Value, Url = target.Url };
                fingerprints.Add(token);
                break;
        }
        if (next.Page > pagination.MaxPages)
            return Refuse($"The ERP has more than {Quantity.Of(pagination.MaxPages, "page")}, the limit of maxPages. "
                + "Narrow the request or raise maxPages.");
        return PageTrail.Carry(next, cursor, fingerprints);
    }

    private ListReport ReportOf(JsonPage page)
    {
        if (reported is not { } known || known.Page != page)
            reported = known = (page, ListReport.Of(page, pagination));
        return known.Report;
    }

    // The total that a page reports, unless it may count this page only.
    private long? TotalOf(JsonPage page) => ReportOf(page).Total is { } total && total != page.Items ? total : null;

    private static bool IsConstant(NextTarget target, PageCursor? cursor, Uri asked) => cursor is not null
        && (target.Url is { } url ? cursor.Url is not null && url == asked.AbsoluteUri : target.Value == cursor.Value);

    private Result<NextTarget?> NextPage(JsonPage page, Uri asked, string? linkHeader, int number)
    {
        var text = pagination.Path is { } path ? page.Value(path) : LinkHeader.Next(linkHeader);
        // Some ERPs return false instead of null.
        if (string.IsNullOrWhiteSpace(text) || text == "false")
            return (NextTarget?)null;
        if (text.Length > MaxTokenLength)
            return Refuse($"Page {number} has a next page link of {text.Length} characters, which is too long for a request. "
                + "Check the pagination's path.");
        var isUrl = text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (pagination.Key is not null && pagination.Path is not null && !isUrl)
            return new NextTarget(text, null);
        if (!Uri.TryCreate(asked, text, out var url) || url.Scheme is not ("http" or "https"))
            return Refuse($"Page {number} has a next page link that is not a URL: '{Short(text)}'. "
                + "If it is a token, set the pagination's key.");
        // Behind a proxy that terminates TLS, some ERPs return http for their own https address.
        if (asked.Scheme == "https" && url is { Scheme: "http", IsDefaultPort: true })
            url = new UriBuilder(url) { Scheme = "https", Port = asked.Port }.Uri;
        if (Uri.Compare(asked, url, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
            return Refuse($"Page {number} has a next page link to another host ({url.Host()}), "
                + "which is not allowed because it would receive the login's token.");
        return new NextTarget(null, url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
    }

    private static Failure Refuse(string message) => new("erp.pagination", message);

    private string Short(string text) => SafeText.Truncate(secrets?.Redact(text) ?? text, 80);

    private sealed record NextTarget(string? Value, string? Url);
}
