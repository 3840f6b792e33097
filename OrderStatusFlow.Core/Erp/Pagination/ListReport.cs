using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>What a page reports about the complete list.</summary>
/// <param name="Total">The number of items on all pages; null if the page does not report it.</param>
/// <param name="IsSure">False if <paramref name="Total"/> may be the number of items on this page: members such as <c>count</c> are
/// used for both.</param>
/// <param name="HasMore">Whether there are more pages; null if the page does not report it.</param>
internal sealed record ListReport(long? Total, bool IsSure, bool? HasMore)
{
    // Names are compared without underscores and case. In order of preference: a filtered total describes the list that is read.
    private static readonly string[] SureTotals =
        ["recordsfiltered", "totalcount", "totalitems", "totalrecords", "totalresults", "totalelements", "totalrows", "@odata.count",
            "odata.count"];

    private static readonly string[] OtherTotals = ["total", "count", "recordstotal"];

    private static readonly HashSet<string> MoreNames =
        ["hasmore", "hasnext", "hasnextpage", "hasmorepages", "hasmoreitems", "hasmoreresults", "morerecords", "moreavailable"];

    private static readonly HashSet<string> LastNames = ["last", "islast", "islastpage", "lastpage"];

    private static readonly HashSet<string> Containers =
        ["meta", "metadata", "pagination", "paging", "pageinfo", "pageinformation", "page"];

    /// <summary>Reads the report at the configured paths, otherwise from members with well-known names at the top level or in an object
    /// such as <c>meta</c> or <c>pagination</c>.</summary>
    /// <exception cref="JsonException">A path cannot be evaluated.</exception>
    public static ListReport Of(JsonPage page, PaginationDefinition pagination)
    {
        var members = Candidates(page);
        var (total, isSure) = pagination.TotalPath is { } totalPath
            ? (Whole(page.Value(totalPath)), true)
            : Find(members, SureTotals) is { } sure ? (sure, true) : (Find(members, OtherTotals), false);
        var hasMore = pagination.HasMorePath is { } morePath ? Flag(page.Value(morePath)) : More(members);
        return new ListReport(total, isSure, hasMore);
    }

    private static Dictionary<string, JsonMember> Candidates(JsonPage page)
    {
        var members = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        foreach (var member in page.Members)
        {
            var name = Plain(member.Name);
            members.TryAdd(name, member);
            if (member.Type != JsonTokenType.StartObject || !Containers.Contains(name))
                continue;
            foreach (var inner in JsonSurvey.MembersOf(member.Value))
                members.TryAdd(Plain(inner.Name), inner);
        }
        return members;
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();

    private static long? Find(Dictionary<string, JsonMember> members, string[] names) => names
        .Select(name => members.TryGetValue(name, out var member) && member.Type == JsonTokenType.Number
            ? Whole(JsonPaths.Text(member.Value)) : null)
        .FirstOrDefault(total => total is not null);

    private static long? Whole(string? text) =>
        long.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number : null;

    private static bool? More(Dictionary<string, JsonMember> members)
    {
        foreach (var (name, member) in members)
        {
            if (member.Type is not (JsonTokenType.True or JsonTokenType.False))
                continue;
            if (MoreNames.Contains(name))
                return member.Type == JsonTokenType.True;
            if (LastNames.Contains(name))
                return member.Type == JsonTokenType.False;
        }
        return null;
    }

    private static bool? Flag(string? text) => text?.Trim().ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "y" => true,
        "false" or "0" or "no" or "n" => false,
        _ => null,
    };
}
