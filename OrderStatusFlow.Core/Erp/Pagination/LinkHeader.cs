using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Erp.Pagination;

/// <summary>Parses the <c>Link</c> header (RFC 8288).</summary>
internal static partial class LinkHeader
{
    /// <summary>Returns the target of the first link with the relation <c>next</c>; null if absent.</summary>
    public static string? Next(string? header)
    {
        foreach (Match link in Links().Matches(header ?? ""))
        {
            foreach (Match parameter in Parameters().Matches(link.Groups["parameters"].Value))
            {
                if (!parameter.Groups["key"].Value.Equals("rel", StringComparison.OrdinalIgnoreCase))
                    continue;
                var names = parameter.Groups["value"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (names.Contains("next", StringComparer.OrdinalIgnoreCase))
                    return link.Groups["target"].Value.Trim();
            }
        }
        return null;
    }

    [GeneratedRegex("""<(?<target>[^>]*)>(?<parameters>(?:[^,"]|"[^"]*")*)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Links();

    [GeneratedRegex(""";\s*(?<key>[\w*-]+)\s*(?:=\s*(?:"(?<value>[^"]*)"|(?<value>[^\s;,"]+)))?""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Parameters();
}
