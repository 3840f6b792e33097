using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Jolt;

/// <summary>Regular expressions as Java reads them, where .NET reads the same text otherwise (java.util.regex.Pattern of Java SE 17).</summary>
internal static class JavaRegex
{
    private const int MaxPattern = 2_000;
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Splits as Java's <c>String.split</c> does: no empty parts at the end, none before a match of nothing at the start.</summary>
    public static List<string> Split(string separator, string text)
    {
        if (separator.Length > MaxPattern) throw new ArgumentException($"A separator may have {MaxPattern} characters.", nameof(separator));
        var parts = new List<string>();
        var at = 0;
        var began = Stopwatch.GetTimestamp();
        for (var match = Regex.Match(text, Translate(separator), RegexOptions.CultureInvariant, MatchTimeout); match.Success; match = match.NextMatch())
        {
            // A match of nothing at the very start makes no empty part (case: modify_split_regex).
            // The engine limits the time of each match, not of all of them.
            if (Stopwatch.GetElapsedTime(began) > MatchTimeout) throw new RegexMatchTimeoutException();
            if (match.Length == 0 && (match.Index == 0 || match.Index == text.Length)) continue;
            parts.Add(text[at..match.Index]);
            at = match.Index + match.Length;
        }

        if (parts.Count == 0 && at == 0) return [text];
        parts.Add(text[at..]);
        while (parts.Count > 0 && parts[^1].Length == 0) parts.RemoveAt(parts.Count - 1);
        return parts;
    }

    /// <summary>In Java the classes of digits, words and spaces are those of ASCII, and a text may be quoted (case: modify_split_classes).</summary>
    private static string Translate(string pattern)
    {
        if (!pattern.Contains('\\')) return pattern;
        var builder = new StringBuilder();
        var inClass = false;
        for (var index = 0; index < pattern.Length; index++)
        {
            var c = pattern[index];
            if (c == '[') inClass = true;
            if (c == ']') inClass = false;
            if (c != '\\' || index + 1 == pattern.Length)
            {
                builder.Append(c);
                continue;
            }

            var escaped = pattern[++index];
            if (escaped == 'Q')
            {
                var end = pattern.IndexOf("\\E", index, StringComparison.Ordinal);
                var quoted = pattern[(index + 1)..(end < 0 ? pattern.Length : end)];
                builder.Append(Regex.Escape(quoted).Replace("]", "\\]", StringComparison.Ordinal));
                index = end < 0 ? pattern.Length : end + 1;
                continue;
            }

            if (Class(escaped) is not { } set) builder.Append('\\').Append(escaped);
            else builder.Append(inClass ? set : "[" + set + "]");
        }

        return builder.ToString();
    }

    /// <summary>What stands inside the brackets of a class; null when the letter means the same to both.</summary>
    private static string? Class(char letter) => letter switch
    {
        'd' => "0-9",
        'D' => @"\0-/:-\uFFFF",
        'w' => "a-zA-Z_0-9",
        'W' => @"\0-/:-@\[-^`{-\uFFFF",
        's' => @" \t\n\x0B\f\r",
        'S' => @"\0-\x08\x0E-\x1F!-\uFFFF",
        'h' => @" \xA0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000\t",
        _ => null,
    };
}
