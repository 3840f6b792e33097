using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Java;

/// <summary>Java's case mapping in the root locale (java.lang.String of Java SE 17): the full mapping of Unicode, also where .NET's
/// invariant culture keeps a character (dotless ı, dotted İ, ß, ligatures, final ς).</summary>
internal static class JavaCase
{
    /// <summary>Converts like <c>String.toLowerCase</c>.</summary>
    public static string ToLower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (text.Contains('Σ'))
            lower = WithFinalSigma(text, lower);
        return lower.Contains('İ') ? lower.Replace("İ", "i\u0307", StringComparison.Ordinal) : lower;
    }

    /// <summary>Converts like <c>String.toUpperCase</c>.</summary>
    public static string ToUpper(string text)
    {
        var upper = text.ToUpperInvariant().Replace('ı', 'I');
        if (upper.AsSpan().IndexOfAny(SpecialUpperCase.Characters) < 0)
            return upper;
        var builder = new StringBuilder(upper.Length + 8);
        foreach (var c in upper)
            _ = SpecialUpperCase.Find(c) is { } several ? builder.Append(several) : builder.Append(c);
        return builder.ToString();
    }

    /// <summary>Compares like <c>String.equalsIgnoreCase</c>, character by character.</summary>
    public static bool EqualsIgnoreCase(string left, string right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && Fold(left[i]) != Fold(right[i]))
                return false;
        }
        return true;
    }

    /// <summary>The lower case of the upper case of a character, each the mapping to one character.</summary>
    public static char Fold(char c)
    {
        var upper = c == 'ı' ? 'I' : char.ToUpperInvariant(c);
        return upper == 'İ' ? 'i' : char.ToLowerInvariant(upper);
    }

    private static string WithFinalSigma(string text, string lower)
    {
        var builder = new StringBuilder(lower);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == 'Σ' && HasCasedBeside(text, i, -1) && !HasCasedBeside(text, i, 1))
                builder[i] = 'ς';
        }
        return builder.ToString();
    }

    /// <summary>Looks for a cased letter in the same word. Marks, digits and connectors belong to a word, and one punctuation mark
    /// such as an apostrophe between two letters.</summary>
    private static bool HasCasedBeside(string text, int index, int step)
    {
        for (var i = index + step; i >= 0 && i < text.Length; i += step)
        {
            switch (CharUnicodeInfo.GetUnicodeCategory(text[i]))
            {
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter:
                    return true;
                case UnicodeCategory.OtherLetter when text[i] is >= '\u2E80' and <= '\uD7FF':
                    return false;
                case UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber
                    or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation
                    or UnicodeCategory.Format or UnicodeCategory.Surrogate:
                    continue;
            }
            var joins = text[i] is '\'' or '"' or '.' || CharUnicodeInfo.GetUnicodeCategory(text[i]) == UnicodeCategory.DashPunctuation;
            if (!joins || i + step < 0 || i + step >= text.Length || !char.IsLetter(text[i + step]))
                return false;
        }
        return false;
    }
}
