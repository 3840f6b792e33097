using System.Text;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Expressions;

/// <summary>A pattern in the syntax of java.util.regex, with a time limit.</summary>
/// <remarks>
/// Patterns run on the non-backtracking engine. Those with back references or look-around run on the backtracking engine, for
/// at most <see cref="ExpressionLimits.MaxMatchTime"/>. \Q..\E, \h, the POSIX classes and the ASCII meaning of \d, \w and \s are
/// translated;
/// possessive quantifiers and intersections of classes are not supported.
/// </remarks>
internal sealed class JavaRegex
{
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["Lower"] = "a-z",
        ["Upper"] = "A-Z",
        ["Alpha"] = "a-zA-Z",
        ["Digit"] = "0-9",
        ["Alnum"] = "a-zA-Z0-9",
        ["Space"] = @" \t\n\x0B\f\r",
        ["XDigit"] = "0-9a-fA-F",
        ["Punct"] = @"!-/:-@\[-`{-~",
        ["Blank"] = @" \t",
        ["Cntrl"] = @"\x00-\x1F\x7F",
        ["ASCII"] = @"\x00-\x7F",
        ["IsAlphabetic"] = @"\p{L}",
        ["IsDigit"] = @"\p{Nd}",
        ["IsLatin"] = "A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02B8",
    };

    private readonly Regex regex;
    private readonly Regex full;

    private JavaRegex(string pattern)
    {
        regex = Build(pattern);
        full = Build($@"\A(?:{pattern})\z");
    }

    /// <exception cref="FunctionException">The pattern is not valid.</exception>
    public static JavaRegex Compile(string pattern)
    {
        if (pattern.Length > ExpressionLimits.MaxPattern)
        {
            throw new FunctionException(
                $"has a regular expression of {pattern.Length:N0} characters, but at most {ExpressionLimits.MaxPattern:N0} are allowed");
        }

        try
        {
            return new JavaRegex(Translate(pattern));
        }
        catch (ArgumentException exception)
        {
            throw new FunctionException(
                $"has the invalid regular expression '{ValueConversion.Cut(pattern)}': {exception.Message.TrimEnd('.')}");
        }
    }

    public bool Find(string text) => Bounded(() => regex.IsMatch(text));

    public bool Matches(string text) => Bounded(() => full.IsMatch(text));

    public string Replace(string text, string replacement, int max, ExpressionBudget budget) => Bounded(() =>
    {
        var length = 0L;
        return regex.Replace(text, Piece, max);

        // The engine limits the time of each match, not of all matches.
        string Piece(Match match)
        {
            budget.CheckTime();
            var piece = Expand(match, replacement);
            ExpressionBudget.CheckLength(length += piece.Length);
            return piece;
        }
    });

    private static T Bounded<T>(Func<T> run)
    {
        try
        {
            return run();
        }
        catch (RegexMatchTimeoutException)
        {
            throw new FunctionException(
                $"took longer than {ExpressionLimits.MaxMatchTime.TotalSeconds} s with its regular expression; simplify the expression");
        }
    }

    private static Regex Build(string pattern)
    {
        const RegexOptions options = RegexOptions.CultureInvariant;
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, ExpressionLimits.MaxMatchTime);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, options, ExpressionLimits.MaxMatchTime);
        }
    }

    /// <summary>Like Matcher.appendReplacement: $1, ${name}, and a backslash that escapes the next character.</summary>
    private static string Expand(Match match, string replacement)
    {
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c == '\\')
            {
                if (++i == replacement.Length)
                    throw new FunctionException("has a replacement that ends in a single backslash");
                text.Append(replacement[i]);
            }
            else if (c != '$')
            {
                text.Append(c);
            }
            else
            {
                text.Append(Reference(match, replacement, ref i));
            }
            ExpressionBudget.CheckLength(text.Length);
        }
        return text.ToString();
    }

    private static string Reference(Match match, string replacement, ref int i)
    {
        var next = i + 1 < replacement.Length ? replacement[i + 1] : '\0';
        if (next == '{' && replacement.IndexOf('}', i) is > 0 and var close && match.Groups.ContainsKey(replacement[(i + 2)..close]))
        {
            var name = replacement[(i + 2)..close];
            i = close;
            return match.Groups[name].Value;
        }
        if (!char.IsAsciiDigit(next) || next - '0' >= match.Groups.Count)
            throw new FunctionException("has a replacement with a '$' that does not refer to a group; write \\$ for a literal '$'");
        var group = next - '0';
        i++;
        while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && group * 10
            + replacement[i + 1] - '0' < match.Groups.Count)
            group = group * 10 + replacement[++i] - '0';
        return match.Groups[group].Value;
    }

    private static string Translate(string pattern)
    {
        var text = new StringBuilder();
        var inClass = 0;
        var afterQuantifier = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            var quantifier = false;
            if (c == '\\' && i + 1 < pattern.Length)
            {
                i = Escape(pattern, i + 1, inClass > 0, text);
            }
            else if (inClass > 0)
            {
                if (c == '&' && i + 1 < pattern.Length && pattern[i + 1] == '&')
                    throw new ArgumentException("intersections of character classes (&&) are not supported");
                if (c == '[')
                    throw new ArgumentException("a '[' inside a character class must be escaped");
                if (c == ']')
                    inClass--;
                text.Append(c);
            }
            else
            {
                if (c == '[')
                    inClass++;
                quantifier = c is '*' or '+' or '?' or '}';
                if (c == '+' && afterQuantifier)
                    throw new ArgumentException("possessive quantifiers (such as a++) are not supported");
                text.Append(c == '.' ? @"[^\n\r\u0085\u2028\u2029]" : c);
                if (c == '[' && i + 1 < pattern.Length && pattern[i + 1] == '^')
                {
                    text.Append('^');
                    i++;
                }
            }
            afterQuantifier = quantifier && !afterQuantifier;
        }
        return text.ToString();
    }

    private static int Escape(string pattern, int i, bool inClass, StringBuilder text)
    {
        switch (pattern[i])
        {
            case 'Q':
                var end = pattern.IndexOf(@"\E", i, StringComparison.Ordinal);
                var quoted = end < 0 ? pattern[(i + 1)..] : pattern[(i + 1)..end];
                text.Append(inClass ? string.Concat(quoted.Select(c => char.IsLetterOrDigit(c) ? $"{c}" : $"\\{c}"))
                    : Regex.Escape(quoted));
                return end < 0 ? pattern.Length : end + 1;
            case 'd':
                text.Append(inClass ? "0-9" : "[0-9]");
                return i;
            case 'w':
                text.Append(inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]");
                return i;
            case 's':
                text.Append(inClass ? @" \t\n\x0B\f\r" : @"[ \t\n\x0B\f\r]");
                return i;
            case 'h':
                text.Append(inClass ? @" \t\u00A0" : @"[ \t\u00A0]");
                return i;
            case 'D' or 'W' or 'S' or 'H' when !inClass:
                text.Append(pattern[i] switch
                {
                    'D' => "[^0-9]",
                    'W' => "[^a-zA-Z0-9_]",
                    'S' => @"[^ \t\n\x0B\f\r]",
                    _ =>
                    @"[^ \t\u00A0]"
                });
                return i;
            case 'R' when !inClass:
                text.Append(@"(?:\r\n|[\n\x0B\f\r\u0085\u2028\u2029])");
                return i;
            case 'p' or 'P' when i + 1 < pattern.Length && pattern[i + 1] == '{' && pattern.IndexOf('}', i) is > 0 and var close
                    && Classes.TryGetValue(pattern[(i + 2)..close], out var members) && (pattern[i] == 'p' || !inClass):
                text.Append(inClass ? members : pattern[i] == 'p' ? $"[{members}]" : $"[^{members}]");
                return close;
            default:
                text.Append('\\').Append(pattern[i]);
                return i;
        }
    }
}
