using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Expressions;

/// <summary>The text beside expressions, in which two dollar signs may mean one. The rules are those of NiFi 1.28, <c>Query.prepare</c>, and for texts in
/// quotes those of its <c>ExpressionCompiler</c>.</summary>
internal static partial class DollarSigns
{
    /// <summary>Returns the meaning of a text without expressions. An escaped expression that does not end is unescaped too, unlike in NiFi, because it
    /// could not be written otherwise.</summary>
    public static string Alone(string text, bool quoted) => Escaped(text).Count > 0 ? Pieces(text, quoted) : Pair().Replace(text, "$");

    /// <summary>Returns the meaning of a text before an expression, which may be an attribute without functions.</summary>
    public static string Before(string text, bool isAttribute, bool quoted)
    {
        if (!quoted)
            text = Leading(text);
        var dollars = text.Length - text.TrimEnd('$').Length;
        if (isAttribute && (quoted || dollars < text.Length))
            text = text[..^(dollars / 2)];
        return quoted ? Pieces(text, quoted) : text;
    }

    /// <summary>Returns the meaning of a text after all expressions.</summary>
    public static string After(string text, bool quoted) => quoted ? Pieces(text, quoted) : Leading(text);

    private static string Pieces(string text, bool quoted)
    {
        var result = new StringBuilder();
        var last = 0;
        foreach (var (start, end) in Escaped(text))
        {
            result.Append(quoted ? text[last..start] : Leading(text[last..start]));
            result.Append(quoted ? ClosedPair().Replace(text[start..end], "$") : Leading(text[start..end]));
            last = end;
        }
        return result.Append(quoted ? text[last..] : Leading(text[last..])).ToString();
    }

    private static string Leading(string text)
    {
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        return brace < 0 ? text.Replace("$$", "$", StringComparison.Ordinal)
            : text[..brace].Replace("$$", "$", StringComparison.Ordinal) + text[brace..];
    }

    // Escaped expressions with their dollar signs. A brace in quotes does not count.
    private static List<(int Start, int End)> Escaped(string text)
    {
        var found = new List<(int, int)>();
        int start = -1, open = 0, dollars = 0;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'' or '"' when start >= 0 && !IsEscaped(text, at):
                    at = EndOfQuotes(text, at);
                    if (at < 0)
                        return found;
                    break;
                case '{':
                    if (open == 0 && dollars > 0 && dollars % 2 == 0)
                        start = at - dollars;
                    open += start >= 0 ? 1 : 0;
                    dollars = 0;
                    break;
                case '}' when open > 0 && --open == 0:
                    found.Add((start, at + 1));
                    start = -1;
                    break;
                case '$':
                    dollars++;
                    break;
                default:
                    dollars = 0;
                    break;
            }
        }
        return found;
    }

    private static int EndOfQuotes(string text, int start)
    {
        var end = start;
        do
        {
            end = text.IndexOf(text[start], end + 1);
        }
        while (end >= 0 && IsEscaped(text, end));
        return end;
    }

    private static bool IsEscaped(string text, int at) => (at - text.AsSpan(0, at).TrimEnd('\\').Length) % 2 == 1;

    [GeneratedRegex(@"\$\$(?=\$*\{)")]
    private static partial Regex Pair();

    [GeneratedRegex(@"\$\$(?=\$*\{.*?\})")]
    private static partial Regex ClosedPair();
}
