using System.Text.RegularExpressions;

namespace OrderStatusFlow.Erp.Pagination;

/// <summary>The <c>Link</c> header of RFC 8288.</summary>
internal static partial class LinkHeader
{
    /// <summary>The target of the first link whose relations include <c>next</c>; null when there is none.</summary>
    public static string? Next(string? header)
    {
        foreach (Match link in Links().Matches(header ?? ""))
        {
            foreach (Match relation in Relations().Matches(link.Groups["parameters"].Value))
            {
                var names = relation.Groups["names"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (names.Contains("next", StringComparer.OrdinalIgnoreCase))
                    return link.Groups["target"].Value.Trim();
            }
        }
        return null;
    }

    [GeneratedRegex("""<(?<target>[^>]*)>(?<parameters>(?:[^,"]|"[^"]*")*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("""(?:^|;)\s*rel\s*=\s*(?:"(?<names>[^"]*)"|(?<names>[^\s;,"]+))""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Relations();
}
