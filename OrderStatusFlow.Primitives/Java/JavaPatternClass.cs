using System.Globalization;

namespace OrderStatusFlow.Java;

// Characters, escapes and character classes.
internal sealed partial class JavaPattern
{
    private static readonly CodePointSet Horizontal =
        CodePointSet.Of("  \t\t\u00A0\u00A0\u1680\u1680\u180E\u180E\u2000\u200A\u202F\u202F\u205F\u205F\u3000\u3000");

    private static readonly CodePointSet Vertical = CodePointSet.Of("\n\r\u0085\u0085\u2028\u2029");

    private static readonly char[][] AsciiCases = [.. Enumerable.Range('a', 26).Select(static c => new[] { (char)c, (char)(c - 32) })];

    // The characters that are equal when case is ignored.
    private static readonly Lazy<char[][]> AllCases = new(static () =>
        [.. Enumerable.Range(0, 0x10000).Select(static c => (char)c).GroupBy(JavaCase.Fold).Where(static c => c.Count() > 1)
            .Select(static cases => cases.ToArray())]);

    private void AppendChar(int point) => AppendSet(WithCases(CodePointSet.Range(point, point)));

    private void AppendSet(CodePointSet set)
    {
        if (set.Single is < 0x10000 and { } only)
        {
            _ = only < 0x80 && char.IsAsciiLetterOrDigit((char)only) ? text.Append((char)only) : text.Append(CodePointSet.Unit(only));
            return;
        }
        var start = text.Length;
        text.Append('[');
        set.AppendBasic(text, kind != TextKind.Any || !set.Contains(0x10FFFF));
        // An empty set.
        if (text.Length == start + 1)
            text.Append("^\\0-\\uFFFF");
        text.Append(']');
        if (kind != TextKind.Any)
            return;
        var basic = text.Length;
        set.AppendPairs(text);
        if (text.Length > basic)
            Wrap(start, "(?:", ")");
    }

    /// <summary>Adds the other cases of the elements if case is ignored.</summary>
    private CodePointSet WithCases(CodePointSet set)
    {
        if (!Has(Flags.IgnoreCase) || set.IsEmpty)
            return set;
        var all = set;
        foreach (var cases in Has(Flags.UnicodeCase) ? AllCases.Value : AsciiCases)
        {
            if (Array.Exists(cases, c => set.Contains(c)))
                all = cases.Aggregate(all, static (union, c) => union.Contains(c) ? union : union.Union(CodePointSet.Range(c, c)));
        }
        return all;
    }

    /// <summary>Translates an escape outside a class; false if it takes no quantifier.</summary>
    private bool Escape()
    {
        if (++at >= pattern.Length)
            throw Error("a single '\\' as its last character");
        switch (pattern[at])
        {
            case 'Q':
                return Quoted();
            case 'b' or 'B' or 'A' or 'G' or 'z':
                text.Append('\\').Append(pattern[at++]);
                return true;
            case 'Z':
                at++;
                AppendEnd(false);
                return true;
            case 'R':
                at++;
                text.Append(@"(?:\r\n|[\n\x0B\f\r\u0085\u2028\u2029])");
                return true;
            case 'k':
                BackReference(Name());
                return true;
            case >= '1' and <= '9':
                var number = pattern[at++] - '0';
                while (at < pattern.Length && char.IsAsciiDigit(pattern[at]) && (number * 10) + pattern[at] - '0' <= groups)
                    number = (number * 10) + pattern[at++] - '0';
                BackReference(number);
                return true;
        }
        if (Property() is { } set)
            AppendSet(set);
        else
            AppendChar(Character());
        return true;
    }

    private int Name()
    {
        var end = pattern.IndexOf('>', at);
        if (at + 1 >= pattern.Length || pattern[at + 1] != '<' || end < 0 || !Names.TryGetValue(pattern[(at + 2)..end], out var number))
            throw Error("a \\k that does not name a group before it");
        at = end + 1;
        return number;
    }

    private void BackReference(int group) => text.Append(group > groups ? "(?!)"
        : string.Create(CultureInfo.InvariantCulture, $"(?{(Has(Flags.IgnoreCase) ? "i" : "")}:\\{group})"));

    /// <summary>Translates <c>\Q...\E</c>. A quantifier applies to its last character.</summary>
    private bool Quoted()
    {
        var end = pattern.IndexOf(@"\E", ++at, StringComparison.Ordinal);
        var last = end < 0 ? pattern.Length : end;
        var start = text.Length;
        while (at < last)
        {
            start = text.Length;
            AppendChar(CodePoint());
        }
        at = end < 0 ? pattern.Length : end + 2;
        Quantifiers(start);
        return false;
    }

    /// <summary>Reads a class such as <c>\d</c> or <c>\p{Lu}</c> after the backslash; null for other escapes.</summary>
    private CodePointSet? Property()
    {
        var c = pattern[at];
        var set = char.ToLowerInvariant(c) switch
        {
            'd' => Has(Flags.UnicodeClasses) ? CharacterProperty.InAny("Nd") : CodePointSet.Of("09"),
            'w' => Has(Flags.UnicodeClasses) ? CharacterProperty.WordUnicode : CodePointSet.Of("09AZ__az"),
            's' => Has(Flags.UnicodeClasses) ? CharacterProperty.WhiteSpace : CodePointSet.Of("  \t\r"),
            'h' => Horizontal,
            'v' => Vertical,
            'p' => Named(c),
            _ => null,
        };
        if (set is null)
            return null;
        if (c is not ('p' or 'P'))
            at++;
        return char.IsAsciiLetterUpper(c) ? set.Negate() : set;
    }

    private CodePointSet Named(char letter)
    {
        at++;
        if (at >= pattern.Length)
            throw Error($"a \\{letter} without the name of a property");
        var end = pattern[at] == '{' ? pattern.IndexOf('}', at) : at;
        if (end < 0)
            throw Error($"a \\{letter}{{ that is not closed");
        var name = pattern[at] == '{' ? pattern[(at + 1)..end] : pattern[at].ToString();
        var set = CharacterProperty.Find(name, Has(Flags.UnicodeClasses))
            ?? throw Error($"the property \\{letter}{{{name}}}, which is unknown or not supported,");
        at = end + 1;
        return name is "Lower" or "Upper" ? WithCases(set) : set;
    }

    /// <summary>Reads an escaped character after the backslash.</summary>
    private int Character()
    {
        var c = pattern[at];
        switch (c)
        {
            case 't' or 'n' or 'r' or 'f' or 'a' or 'e':
                at++;
                return c switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', 'a' => '\a', _ => '\e' };
            case '0':
                return Octal();
            case 'x' when at + 1 < pattern.Length && pattern[at + 1] == '{':
                var end = pattern.IndexOf('}', at);
                var point = end < 0 ? -1 : Hex(at + 2, end - at - 2);
                at = end + 1;
                return point is >= 0 and < CodePointSet.End ? point : throw Error("a \\x{ that is not the number of a character");
            case 'x':
                at += 3;
                return Hex(at - 2, 2) is >= 0 and var two ? two : throw Error("a \\x without two hexadecimal digits");
            case 'u':
                return Unicode();
            case 'c' when at + 1 < pattern.Length:
                at += 2;
                return pattern[at - 1] ^ 64;
        }
        if (char.IsAsciiLetter(c))
            throw Error($"the escape \\{c}, which is unknown or not supported,");
        return CodePoint();
    }

    private int Octal()
    {
        var (value, start) = (0, ++at);
        while (at < pattern.Length && pattern[at] is >= '0' and <= '7' && at - start < 3 && (value * 8) + pattern[at] - '0' <= 255)
            value = (value * 8) + pattern[at++] - '0';
        return at > start ? value : throw Error("a \\0 without octal digits");
    }

    private int Unicode()
    {
        var unit = Hex(at + 1, 4);
        if (unit < 0)
            throw Error("a \\u without four hexadecimal digits");
        at += 5;
        if (unit is >= 0xD800 and < 0xDC00 && At("\\u") && Hex(at + 2, 4) is >= 0xDC00 and < 0xE000 and var low)
        {
            at += 6;
            return char.ConvertToUtf32((char)unit, (char)low);
        }
        return unit;
    }

    private int Hex(int start, int count) => count is > 0 and < 8 && start + count <= pattern.Length && int.TryParse(
        pattern.AsSpan(start, count), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : -1;

    /// <summary>Reads a class after its <c>[</c>. An intersection applies to the unions around it.</summary>
    private CodePointSet Class()
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var negated = Accept('^');
        CodePointSet? all = null;
        CodePointSet? operand = null;
        while (true)
        {
            SkipComments();
            if (at >= pattern.Length)
                throw Error("a '[' that is not closed");
            if (pattern[at] == ']' && (operand ?? all) is not null)
                break;
            if (At("&&"))
            {
                at += 2;
                all = Both(all, operand);
                operand = null;
                continue;
            }
            var set = Accept('[') ? Class() : Element();
            operand = operand?.Union(set) ?? set;
        }
        at++;
        all = Both(all, operand)!;
        return negated ? all.Negate() : all;

        static CodePointSet? Both(CodePointSet? left, CodePointSet? right) =>
            left is null ? right : right is null ? left : left.Intersect(right);
    }

    private CodePointSet Element()
    {
        if (At("\\Q"))
        {
            var end = pattern.IndexOf(@"\E", at + 2, StringComparison.Ordinal);
            var last = end < 0 ? pattern.Length : end;
            var quoted = CodePointSet.Empty;
            for (at += 2; at < last;)
                quoted = CodePoint() is var point ? quoted.Union(WithCases(CodePointSet.Range(point, point))) : quoted;
            at = end < 0 ? pattern.Length : end + 2;
            return quoted;
        }
        if (pattern[at] == '\\' && at + 1 < pattern.Length)
        {
            at++;
            if (Property() is { } set)
                return set;
            at--;
        }
        var first = Single();
        if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] is not (']' or '[') && !(pattern[at + 1] == '&' && At("-&&")))
        {
            at++;
            var last = Single();
            return last >= first ? WithCases(CodePointSet.Range(first, last)) : throw Error("a range whose end is before its start");
        }
        return WithCases(CodePointSet.Range(first, first));
    }

    private int Single()
    {
        if (pattern[at] != '\\')
            return CodePoint();
        if (++at >= pattern.Length)
            throw Error("a single '\\' as its last character");
        return Character();
    }
}
