using System.Globalization;

namespace OrderStatusFlow.Java;

/// <summary>The common scripts and blocks of Unicode, by the names that java.util.regex accepts.</summary>
internal static class CharacterBlock
{
    // Name and ranges of code points (Unicode 13, Scripts.txt), without ranges above the basic plane except for Han.
    private const string Scripts =
        "LATIN LATN 41-5a 61-7a aa ba c0-d6 d8-f6 f8-2b8 2e0-2e4 1d00-1d25 1d2c-1d5c 1d62-1d65 1d6b-1d77 1d79-1dbe 1e00-1eff 2071 207f "
        + "2090-209c 212a-212b 2132 214e 2160-2188 2c60-2c7f a722-a787 a78b-a7bf a7c2-a7ca a7f5-a7ff ab30-ab5a ab5c-ab64 ab66-ab69 "
        + "fb00-fb06 ff21-ff3a ff41-ff5a;"
        + "GREEK GREK 370-373 375-377 37a-37d 37f 384 386 388-38a 38c 38e-3a1 3a3-3e1 3f0-3ff 1d26-1d2a 1d5d-1d61 1d66-1d6a 1dbf "
        + "1f00-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b 1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb "
        + "1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2126 ab65;"
        + "CYRILLIC CYRL 400-484 487-52f 1c80-1c88 1d2b 1d78 2de0-2dff a640-a69f fe2e-fe2f;"
        + "ARMENIAN ARMN 531-556 559-58a 58d-58f fb13-fb17;"
        + "HEBREW HEBR 591-5c7 5d0-5ea 5ef-5f4 fb1d-fb36 fb38-fb3c fb3e fb40-fb41 fb43-fb44 fb46-fb4f;"
        + "ARABIC ARAB 600-604 606-60b 60d-61a 61c 61e 620-63f 641-64a 656-66f 671-6dc 6de-6ff 750-77f 8a0-8b4 8b6-8c7 8d3-8e1 8e3-8ff "
        + "fb50-fbc1 fbd3-fd3d fd50-fd8f fd92-fdc7 fdf0-fdfd fe70-fe74 fe76-fefc;"
        + "GEORGIAN GEOR 10a0-10c5 10c7 10cd 10d0-10fa 10fc-10ff 1c90-1cba 1cbd-1cbf 2d00-2d25 2d27 2d2d;"
        + "HANGUL HANG 1100-11ff 302e-302f 3131-318e 3200-321e 3260-327e a960-a97c ac00-d7a3 d7b0-d7c6 d7cb-d7fb ffa0-ffbe ffc2-ffc7 "
        + "ffca-ffcf ffd2-ffd7 ffda-ffdc;"
        + "HIRAGANA HIRA 3041-3096 309d-309f;"
        + "KATAKANA KANA 30a1-30fa 30fd-30ff 31f0-31ff 32d0-32fe 3300-3357 ff66-ff6f ff71-ff9d;"
        + "HAN HANI 2e80-2e99 2e9b-2ef3 2f00-2fd5 3005 3007 3021-3029 3038-303b 3400-4dbf 4e00-9ffc f900-fa6d fa70-fad9 20000-2a6dd "
        + "2a700-2b734 2b740-2b81d 2b820-2cea1 2ceb0-2ebe0 2f800-2fa1d 30000-3134a;"
        + "THAI THAI e01-e3a e40-e5b";

    // Names without spaces, hyphens and underscores.
    private const string Blocks =
        "BASICLATIN 0-7f;LATIN1SUPPLEMENT 80-ff;LATINEXTENDEDA 100-17f;LATINEXTENDEDB 180-24f;IPAEXTENSIONS 250-2af;"
        + "SPACINGMODIFIERLETTERS 2b0-2ff;COMBININGDIACRITICALMARKS 300-36f;GREEK 370-3ff;GREEKANDCOPTIC 370-3ff;CYRILLIC 400-4ff;"
        + "ARMENIAN 530-58f;HEBREW 590-5ff;ARABIC 600-6ff;THAI e00-e7f;GEORGIAN 10a0-10ff;HANGULJAMO 1100-11ff;"
        + "LATINEXTENDEDADDITIONAL 1e00-1eff;GREEKEXTENDED 1f00-1fff;GENERALPUNCTUATION 2000-206f;SUPERSCRIPTSANDSUBSCRIPTS 2070-209f;"
        + "CURRENCYSYMBOLS 20a0-20cf;LETTERLIKESYMBOLS 2100-214f;NUMBERFORMS 2150-218f;ARROWS 2190-21ff;MATHEMATICALOPERATORS 2200-22ff;"
        + "MISCELLANEOUSTECHNICAL 2300-23ff;ENCLOSEDALPHANUMERICS 2460-24ff;BOXDRAWING 2500-257f;BLOCKELEMENTS 2580-259f;"
        + "GEOMETRICSHAPES 25a0-25ff;MISCELLANEOUSSYMBOLS 2600-26ff;DINGBATS 2700-27bf;CJKSYMBOLSANDPUNCTUATION 3000-303f;"
        + "HIRAGANA 3040-309f;KATAKANA 30a0-30ff;CJKUNIFIEDIDEOGRAPHS 4e00-9fff;HANGULSYLLABLES ac00-d7af;PRIVATEUSEAREA e000-f8ff;"
        + "ALPHABETICPRESENTATIONFORMS fb00-fb4f;HALFWIDTHANDFULLWIDTHFORMS ff00-ffef;SPECIALS fff0-ffff;EMOTICONS 1f600-1f64f";

    /// <summary>Returns the code points of a script, by its name or its ISO 15924 code; null if it is unknown.</summary>
    public static CodePointSet? Script(string name) => Find(Scripts, name.ToUpperInvariant(), 2);

    /// <summary>Returns the code points of a block; null if it is unknown.</summary>
    public static CodePointSet? Block(string name) => Find(Blocks, string.Concat(name.ToUpperInvariant().Split(' ', '-', '_')), 1);

    private static CodePointSet? Find(string table, string name, int names)
    {
        var row = table.Split(';').Select(static row => row.Split(' ')).FirstOrDefault(row => row.AsSpan(0, names).Contains(name));
        return row?.Skip(names).Select(Range).Aggregate(CodePointSet.Empty, static (all, range) => all.Union(range));
    }

    private static CodePointSet Range(string written)
    {
        var ends = written.Split('-');
        return CodePointSet.Range(Hex(ends[0]), Hex(ends[^1]));
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
