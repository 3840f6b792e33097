using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace OrderStatusFlow.Java;

/// <summary>Translates a pattern of java.util.regex (Java SE 17) to a pattern of System.Text.RegularExpressions without options.</summary>
/// <remarks>
/// Groups are numbered from left to right, also named ones. Flags are applied during the translation. Not supported are <c>\X</c>,
/// <c>\N{...}</c> and rare properties; the message names them.
/// </remarks>
internal sealed partial class JavaPattern
{
    private static readonly string[] Kinds = ["<=", "<!", ":", "=", "!", ">"];
    private const int MaxTranslated = 400_000;

    private readonly string pattern;
    private readonly TextKind kind;
    private readonly StringBuilder text = new();
    private int at;
    private int groups;
    private Flags flags;

    private JavaPattern(string pattern, TextKind kind) => (this.pattern, this.kind) = (pattern, kind);

    [Flags]
    private enum Flags
    {
        None = 0,
        IgnoreCase = 1,
        Multiline = 2,
        DotAll = 4,
        UnixLines = 8,
        UnicodeCase = 16,
        Comments = 32,
        UnicodeClasses = 64,
    }

    /// <summary>The numbers of the named groups.</summary>
    private Dictionary<string, int> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Translates a pattern.</summary>
    /// <param name="pattern">The Java pattern.</param>
    /// <param name="kind">The texts that the result is used for.</param>
    /// <param name="names">The numbers of the named groups.</param>
    /// <exception cref="JavaRegexException">The pattern is invalid or not supported.</exception>
    public static string Translate(string pattern, TextKind kind, out IReadOnlyDictionary<string, int> names)
    {
        var translation = new JavaPattern(pattern, kind);
        translation.Alternatives();
        if (translation.at < pattern.Length)
            throw translation.Error("a ')' without a '('");
        names = translation.Names;
        return translation.text.ToString();
    }

    private void Alternatives()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        while (true)
        {
            Sequence();
            if (!Accept('|'))
                return;
            text.Append('|');
        }
    }

    private void Sequence()
    {
        while (true)
        {
            SkipComments();
            if (at >= pattern.Length || pattern[at] is '|' or ')')
                return;
            var start = text.Length;
            if (!Atom())
                continue;
            Quantifiers(start);
            if (text.Length > MaxTranslated)
                throw Error("too many or too large character classes");
        }
    }

    /// <summary>Translates one element; false if it takes no quantifier.</summary>
    private bool Atom()
    {
        var c = pattern[at];
        switch (c)
        {
            case '(':
                return Group();
            case '[':
                at++;
                AppendSet(Class());
                return true;
            case '.':
                at++;
                AppendSet(Has(Flags.DotAll) ? CodePointSet.All
                    : (Has(Flags.UnixLines) ? CodePointSet.Of("\n\n") : CodePointSet.Of("\n\n\r\r\u0085\u0085\u2028\u2029")).Negate());
                return true;
            case '^':
                at++;
                text.Append(!Has(Flags.Multiline) ? @"\A" : Has(Flags.UnixLines) || kind == TextKind.Plain ? @"(?m:^)(?!\z)"
                    : @"(?:\A|(?<=[\n\u0085\u2028\u2029]|\r(?!\n))(?!\z))");
                return true;
            case '$':
                at++;
                AppendEnd(Has(Flags.Multiline));
                return true;
            case '*' or '+' or '?':
                throw Error($"a '{c}' without anything to repeat");
            case '{':
                throw Error("a '{' without anything to repeat; write \\{ for the character");
            case '\\':
                return Escape();
        }
        AppendChar(CodePoint());
        return true;
    }

    /// <summary>Appends an end of input (also before a final line terminator), or of a line.</summary>
    private void AppendEnd(bool lines)
    {
        var unix = Has(Flags.UnixLines) || kind == TextKind.Plain;
        text.Append((lines, unix) switch
        {
            (true, true) => "(?m:$)",
            (false, true) => "$",
            (true, false) => @"(?:(?=[\r\u0085\u2028\u2029])|(?<!\r)(?=\n)|\z)",
            _ => @"(?:(?=(?:\r\n|[\r\u0085\u2028\u2029])\z)|(?<!\r)(?=\n\z)|\z)",
        });
    }

    private void Quantifiers(int start)
    {
        for (var first = true; ; first = false)
        {
            SkipComments();
            if (at >= pattern.Length || pattern[at] is not ('*' or '+' or '?' or '{'))
                return;
            if (!first && pattern[at] != '{')
                throw Error($"a '{pattern[at]}' without anything to repeat");
            var quantifier = pattern[at] == '{' ? Counted() : pattern[at++].ToString();
            Wrap(start, "(?:", ")" + quantifier);
            if (Accept('?'))
                text.Append('?');
            else if (Accept('+'))
                Wrap(start, "(?>", ")");
        }
    }

    private string Counted()
    {
        var end = pattern.IndexOf('}', at);
        var body = end < 0 ? "" : pattern[(at + 1)..end];
        var parts = body.Split(',');
        if (end < 0 || parts.Length > 2 || !IsCount(parts[0]) || (parts.Length == 2 && parts[1].Length > 0 && !IsCount(parts[1])))
            throw Error("a '{' that is not a number of repetitions; write \\{ for the character");
        at = end + 1;
        return $"{{{body}}}";

        static bool IsCount(string text) => text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit);
    }

    private void Wrap(int start, string open, string close) => text.Insert(start, open).Append(close);

    private bool Group()
    {
        at++;
        var outer = flags;
        if (!Accept('?'))
        {
            Body($"(?<{++groups}>");
        }
        else if (At("<") && !At("<=") && !At("<!"))
        {
            at++;
            Body($"(?<{Named()}>");
        }
        else if (Kinds.FirstOrDefault(At) is { } start)
        {
            at += start.Length;
            Body("(?" + start);
        }
        else if (FlagGroup())
        {
            // The flags apply until the end of the enclosing group.
            return false;
        }
        else
        {
            Body("(?:");
        }
        flags = outer;
        return true;
    }

    private void Body(string open)
    {
        text.Append(open);
        var outer = flags;
        Alternatives();
        flags = outer;
        if (!Accept(')'))
            throw Error("a '(' that is not closed");
        text.Append(')');
    }

    private int Named()
    {
        var end = pattern.IndexOf('>', at);
        var name = end < 0 ? "" : pattern[at..end];
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]) || !name.All(char.IsAsciiLetterOrDigit))
            throw Error("a group whose name is not letters and digits");
        at = end + 1;
        return Names.TryAdd(name, ++groups) ? groups : throw Error($"two groups with the name '{name}'");
    }

    /// <summary>Reads flags; true if they end with <c>)</c>, false if a group follows.</summary>
    private bool FlagGroup()
    {
        for (var on = true; at < pattern.Length; at++)
        {
            var flag = pattern[at] switch
            {
                'i' => Flags.IgnoreCase,
                'm' => Flags.Multiline,
                's' => Flags.DotAll,
                'd' => Flags.UnixLines,
                'u' => Flags.UnicodeCase,
                'x' => Flags.Comments,
                'U' => Flags.UnicodeClasses | Flags.UnicodeCase,
                _ => Flags.None,
            };
            if (flag != Flags.None)
                flags = on ? flags | flag : flags & ~flag;
            else if (pattern[at] == '-' && on)
                on = false;
            else if (pattern[at] is ')' or ':')
                return pattern[at++] == ')';
            else
                break;
        }
        throw Error("a group '(?' of an unknown kind");
    }

    private bool Has(Flags flag) => (flags & flag) != 0;

    private bool At(string expected) => string.CompareOrdinal(pattern, at, expected, 0, expected.Length) == 0;

    private bool Accept(char expected)
    {
        if (at >= pattern.Length || pattern[at] != expected)
            return false;
        at++;
        return true;
    }

    private int CodePoint()
    {
        var pair = at + 1 < pattern.Length && char.IsSurrogatePair(pattern[at], pattern[at + 1]);
        var point = pair ? char.ConvertToUtf32(pattern, at) : pattern[at];
        at += point > 0xFFFF ? 2 : 1;
        return point;
    }

    private void SkipComments()
    {
        while (Has(Flags.Comments) && at < pattern.Length && (pattern[at] is ' ' or (>= '\t' and <= '\r') or '#'))
        {
            if (pattern[at++] != '#')
                continue;
            while (at < pattern.Length && pattern[at] is not ('\n' or '\r' or '\u0085' or '\u2028' or '\u2029'))
                at++;
        }
    }

    private JavaRegexException Error(string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"it has {what} near position {Math.Min(at + 1, pattern.Length)}"));
}
