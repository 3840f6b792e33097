using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>One page of the orders of a request, and the link to the next one.</summary>
/// <param name="Count">The number of orders that match the filters, on all pages.</param>
/// <param name="Orders">The orders of this page.</param>
/// <param name="NextUrl">The absolute URL of the next page; null on the last page.</param>
/// <param name="NextToken">The token of the next page; null on the last page.</param>
internal sealed record OrderPage(int Count, IReadOnlyList<ErpOrder> Orders, string? NextUrl, string? NextToken)
{
    private const int DefaultLimit = 100;
    private const int MaxPerPage = 1000;

    /// <summary>Reads a page. It is selected by <c>offset</c>, <c>page</c> (from 1), <c>after</c> (an id) or <c>token</c>, and its length by <c>limit</c> or
    /// <c>page_size</c>.</summary>
    /// <exception cref="ErpRequestException">A parameter is not valid.</exception>
    public static OrderPage Read(
        OrderStore store, ErpParameters asked, SimRequest request, string limitName = "limit", string tokenName = "token")
    {
        IReadOnlyList<ErpOrder> orders = Filter(store.Sorted, asked);
        var limit = Math.Min(asked.Integer(limitName, 1) ?? asked.Integer("page_size", 1) ?? DefaultLimit, MaxPerPage);
        var start = request.RepeatFirstPage ? 0 : Start(orders, asked, limit, tokenName);
        ErpOrder[] page = [.. orders.Skip(start).Take(limit)];
        var end = start + page.Length;
        if (end >= orders.Count || page.Length == 0) return new OrderPage(orders.Count, page, null, null);

        var token = Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"o:{end}")));
        return new OrderPage(orders.Count, page, Next(asked, request, page[^1], end, tokenName, token), token);
    }

    private static IReadOnlyList<ErpOrder> Filter(IReadOnlyList<ErpOrder> orders, ErpParameters asked)
    {
        if (asked["sort"] == "id") orders = [.. orders.OrderBy(o => o.Id)];
        if (asked["number"] is { } number) orders = [.. orders.Where(o => o.Number == number)];
        if (asked["status"] is { } status) orders = [.. orders.Where(o => o.Status == status)];
        if (asked.Date("modified_date__gt") is { } after) orders = [.. orders.Where(o => o.ModifiedDate > after)];
        return orders;
    }

    private static int Start(IReadOnlyList<ErpOrder> orders, ErpParameters asked, int limit, string tokenName)
    {
        if (asked.Integer("offset", 0) is { } offset) return offset;
        if (asked.Integer("page", 1) is { } page) return (int)Math.Min((page - 1L) * limit, orders.Count);
        if (asked[tokenName] is { } token) return FromToken(token);
        if (asked["after"] is not { } after) return 0;
        for (var i = 0; i < orders.Count; i++)
            if (orders[i].Id.ToString(CultureInfo.InvariantCulture) == after) return i + 1;
        throw new ErpRequestException($"after must be the id of an order that matches the filters, but is '{after}'.");
    }

    private static int FromToken(string token)
    {
        Span<byte> bytes = stackalloc byte[32];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && bytes[..length].StartsWith("o:"u8)
            && int.TryParse(bytes[2..length], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                ? start
                : throw new ErpRequestException($"The page token '{token}' was not issued by this server.");
    }

    private static string Next(ErpParameters asked, SimRequest request, ErpOrder last, int end, string tokenName, string token)
    {
        var query = request.Query.Where(q => q.Key != "offset").ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        if (asked["page"] is { } page) query["page"] = (int.Parse(page, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        else if (asked["after"] is not null) query["after"] = last.Id.ToString(CultureInfo.InvariantCulture);
        else if (asked[tokenName] is not null || tokenName != "token" || asked["style"] == "token") query[tokenName] = token;
        else query["offset"] = end.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString(request.BaseUrl + request.Path, query);
    }
}
