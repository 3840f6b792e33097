using System.Text;

namespace OrderStatusFlow;

/// <summary>Text that can be stored and sent, whatever it was made from.</summary>
internal static class SafeText
{
    /// <summary>The text without halves of surrogate pairs, each replaced by U+FFFD.</summary>
    public static string ReplaceUnpairedSurrogates(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        // The enumeration gives U+FFFD for what is no character.
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune);
        return clean.ToString();
    }

    /// <summary>The first <paramref name="max"/> characters, never half a surrogate pair, and "..." when there are more.</summary>
    public static string Truncate(string text, int max)
    {
        if (text.Length > max)
            text = text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)] + "...";
        return ReplaceUnpairedSurrogates(text);
    }
}
