using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Java;

/// <summary>The replacement syntax of <c>Matcher.appendReplacement</c>: <c>$1</c>, <c>${name}</c>, and a backslash that escapes the next
/// character.</summary>
internal static class RegexReplacement
{
    /// <summary>Returns the replacement of a match.</summary>
    /// <exception cref="JavaRegexException">The replacement is invalid.</exception>
    public static string Expand(Match match, string replacement, IReadOnlyDictionary<string, int> names)
    {
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c == '\\')
            {
                if (++i == replacement.Length)
                    throw new JavaRegexException("has a replacement that ends in a single backslash");
                text.Append(replacement[i]);
            }
            else if (c != '$')
            {
                text.Append(c);
            }
            else
            {
                text.Append(Reference(match, replacement, names, ref i));
            }
        }
        return text.ToString();
    }

    private static string Reference(Match match, string replacement, IReadOnlyDictionary<string, int> names, ref int i)
    {
        var next = i + 1 < replacement.Length ? replacement[i + 1] : '\0';
        if (next == '{' && replacement.IndexOf('}', i) is > 0 and var close && names.TryGetValue(replacement[(i + 2)..close], out var named))
        {
            i = close;
            return match.Groups[named].Value;
        }
        if (!char.IsAsciiDigit(next) || next - '0' >= match.Groups.Count)
            throw new JavaRegexException("has a replacement with a '$' that does not refer to a group; write \\$ for a literal '$'");
        var group = next - '0';
        i++;
        while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1])
            && (group * 10) + replacement[i + 1] - '0' < match.Groups.Count)
            group = (group * 10) + replacement[++i] - '0';
        return match.Groups[group].Value;
    }
}
