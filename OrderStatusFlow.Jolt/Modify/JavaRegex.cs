using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Jolt;

/// <summary>Regular expressions with Java's meaning where .NET differs (java.util.regex.Pattern of Java SE 17).</summary>
internal static class JavaRegex
{
    private const int MaxPattern = 2_000;
    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Splits like Java's <c>String.split</c>: without empty parts at the end, or before an empty match at the start.</summary>
    public static List<string> Split(string separator, string text)
    {
        if (separator.Length > MaxPattern)
            throw new ArgumentException($"A separator may have at most {MaxPattern} characters.", nameof(separator));
        var parts = new List<string>();
        var at = 0;
        var began = Stopwatch.GetTimestamp();
        var first = Regex.Match(text, Translate(separator), RegexOptions.CultureInvariant, MatchTimeout);
        for (var match = first; match.Success; match = match.NextMatch())
        {
            // An empty match at the start creates no empty part (case: modify_split_regex).
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

    /// <summary>In Java the classes for digits, words and spaces are ASCII only, and text may be quoted (case:
    /// modify_split_classes).</summary>
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

    /// <summary>Returns the content of the class in brackets; null if the letter has the same meaning in both.</summary>
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
