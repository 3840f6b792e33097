using System.Collections.Concurrent;
using System.Globalization;

namespace OrderStatusFlow.Java;

/// <summary>The sets of code points behind <c>\p{name}</c>: POSIX classes, java.lang.Character classes, categories, binary properties,
/// and the common scripts and blocks.</summary>
internal static class CharacterProperty
{
    private const string Categories = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cn";

    // In the order of UnicodeCategory.
    private static readonly string[] CategoryNames = Categories.Split(' ');

    private static readonly ConcurrentDictionary<string, CodePointSet?> Known = new(StringComparer.Ordinal);

    public static CodePointSet WordUnicode => Cached("word", static () => InAny("L", "Nl", "M", "Nd", "Pc").Union(CodePointSet.Range(0x200C, 0x200D)));

    public static CodePointSet WhiteSpace => Cached("space", static () => InAny("Z").Union(CodePointSet.Of("\t\r\u0085\u0085")));

    /// <summary>Returns the set; null if the name is unknown.</summary>
    /// <param name="name">The text between the braces.</param>
    /// <param name="unicode">True if POSIX classes have their Unicode meaning (flag U).</param>
    public static CodePointSet? Find(string name, bool unicode)
    {
        if (Known.Count > 500)
            Known.Clear();
        return Known.GetOrAdd(unicode ? $"{name}:U" : name, _ => Create(name, unicode));
    }

    /// <summary>Returns the code points of general categories such as <c>Lu</c>, or of all that start with a letter such as <c>L</c>.</summary>
    public static CodePointSet InAny(params string[] categories)
    {
        var wanted = CategoryNames.Select(name => categories.Any(c => name.StartsWith(c, StringComparison.Ordinal))).ToArray();
        return CodePointSet.Where(point => wanted[(int)CharUnicodeInfo.GetUnicodeCategory(point)]);
    }

    private static CodePointSet? Create(string name, bool unicode)
    {
        var equals = name.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            return name[..equals].ToUpperInvariant() switch
            {
                "SC" or "SCRIPT" => CharacterBlock.Script(name[(equals + 1)..]),
                "BLK" or "BLOCK" => CharacterBlock.Block(name[(equals + 1)..]),
                "GC" or "GENERAL_CATEGORY" => Category(name[(equals + 1)..]),
                _ => null,
            };
        }
        if (name.StartsWith("In", StringComparison.Ordinal))
            return CharacterBlock.Block(name[2..]);
        if (name.StartsWith("Is", StringComparison.Ordinal))
            return Binary(name[2..].ToUpperInvariant()) ?? Category(name[2..]) ?? CharacterBlock.Script(name[2..]);
        if (name.StartsWith("java", StringComparison.Ordinal))
            return OfCharacterClass(name[4..]);
        return (unicode ? UnicodePosix(name.ToUpperInvariant()) : null) ?? Posix(name) ?? Category(name);
    }

    private static CodePointSet? Category(string name) => name switch
    {
        "LC" => InAny("Lu", "Ll", "Lt"),
        "LD" => InAny("L", "Nd"),
        _ when name.Length is 1 or 2 && CategoryNames.Any(known => known.StartsWith(name, StringComparison.Ordinal)) => InAny(name),
        _ => null,
    };

    private static CodePointSet? Posix(string name) => name switch
    {
        "ASCII" => CodePointSet.Range(0, 0x7F),
        "Alnum" => CodePointSet.Of("09AZaz"),
        "Alpha" => CodePointSet.Of("AZaz"),
        "Blank" => CodePointSet.Of("  \t\t"),
        "Cntrl" => CodePointSet.Range(0, 0x1F).Union(CodePointSet.Range(0x7F, 0x7F)),
        "Digit" => CodePointSet.Of("09"),
        "Graph" => CodePointSet.Of("!~"),
        "L1" => CodePointSet.Range(0, 0xFF),
        "Lower" => CodePointSet.Of("az"),
        "Print" => CodePointSet.Of(" ~"),
        "Punct" => CodePointSet.Of("!/:@[`{~"),
        "Space" => CodePointSet.Of("  \t\r"),
        "Upper" => CodePointSet.Of("AZ"),
        "XDigit" => CodePointSet.Of("09AFaf"),
        "all" => CodePointSet.All,
        _ => null,
    };

    private static CodePointSet? UnicodePosix(string name) => name switch
    {
        "ALNUM" => Binary("ALPHABETIC")!.Union(InAny("Nd")),
        "ALPHA" => Binary("ALPHABETIC"),
        "BLANK" => InAny("Zs").Union(CodePointSet.Of("\t\t")),
        "CNTRL" => InAny("Cc"),
        "DIGIT" => InAny("Nd"),
        "GRAPH" => WhiteSpace.Union(InAny("Cc", "Cs", "Cn")).Negate(),
        "LOWER" => Binary("LOWERCASE"),
        "PRINT" => WhiteSpace.Union(InAny("Cc", "Cs", "Cn")).Negate().Union(InAny("Zs")),
        "PUNCT" => InAny("P"),
        "SPACE" => WhiteSpace,
        "UPPER" => Binary("UPPERCASE"),
        "XDIGIT" => Binary("HEX_DIGIT"),
        _ => null,
    };

    private static CodePointSet? Binary(string name) => name switch
    {
        "ALPHABETIC" => InAny("L", "Nl").Union(CodePointSet.Range(0x24B6, 0x24E9)),
        "ASSIGNED" => InAny("Cn").Negate(),
        "CONTROL" => InAny("Cc"),
        "DIGIT" => InAny("Nd"),
        "HEXDIGIT" or "HEX_DIGIT" => InAny("Nd").Union(CodePointSet.Of("AFafＡＦａｆ")),
        "IDEOGRAPHIC" => CharacterBlock.Script("Han"),
        "JOINCONTROL" or "JOIN_CONTROL" => CodePointSet.Range(0x200C, 0x200D),
        "LETTER" => InAny("L"),
        "LOWERCASE" => InAny("Ll").Union(CodePointSet.Of("ªªººʰʸⅰⅿⓐⓩ")),
        "NONCHARACTERCODEPOINT" or "NONCHARACTER_CODE_POINT" =>
            CodePointSet.Where(static c => (c & 0xFFFE) == 0xFFFE || c is >= 0xFDD0 and <= 0xFDEF),
        "PUNCTUATION" => InAny("P"),
        "TITLECASE" => InAny("Lt"),
        "UPPERCASE" => InAny("Lu").Union(CodePointSet.Of("ⅠⅯⒶⓏ")),
        "WHITESPACE" or "WHITE_SPACE" => WhiteSpace,
        _ => null,
    };

    private static CodePointSet? OfCharacterClass(string name) => name switch
    {
        "Alphabetic" => Binary("ALPHABETIC"),
        "Defined" => InAny("Cn").Negate(),
        "Digit" => InAny("Nd"),
        "ISOControl" => InAny("Cc"),
        "IdentifierIgnorable" => InAny("Cf").Union(CodePointSet.Of("\0\u0008\u000E\u001B\u007F\u009F")),
        "Ideographic" => CharacterBlock.Script("Han"),
        "JavaIdentifierPart" => InAny("L", "Nl", "Nd", "Sc", "Pc", "Mn", "Mc", "Cf").Union(CodePointSet.Of("\0\u0008\u000E\u001B\u007F\u009F")),
        "JavaIdentifierStart" => InAny("L", "Nl", "Sc", "Pc"),
        "Letter" => InAny("L"),
        "LetterOrDigit" => InAny("L", "Nd"),
        "LowerCase" => Binary("LOWERCASE"),
        "SpaceChar" => InAny("Z"),
        "TitleCase" => InAny("Lt"),
        "UnicodeIdentifierPart" => InAny("L", "Nl", "Nd", "Pc", "Mn", "Mc", "Cf"),
        "UnicodeIdentifierStart" => InAny("L", "Nl"),
        "UpperCase" => Binary("UPPERCASE"),
        // Without the no-break spaces.
        "Whitespace" => InAny("Z").Union(CodePointSet.Of("\t\r\u001C\u001F")).Intersect(CodePointSet.Of("\u00A0\u00A0\u2007\u2007\u202F\u202F").Negate()),
        _ => null,
    };

    private static CodePointSet Cached(string key, Func<CodePointSet> create) => Known.GetOrAdd($"={key}", _ => create())!;
}
