using System.Text;

namespace OrderStatusFlow;

/// <summary>Makes text valid Unicode, so that it can be stored and sent.</summary>
internal static class SafeText
{
    /// <summary>Replaces each unpaired surrogate with U+FFFD.</summary>
    public static string ReplaceUnpairedSurrogates(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;
        var clean = new StringBuilder(text.Length);
        // The enumeration returns U+FFFD for an unpaired surrogate.
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune);
        return clean.ToString();
    }

    /// <summary>Truncates text to <paramref name="max"/> characters plus "...", without splitting a surrogate pair.</summary>
    public static string Truncate(string text, int max)
    {
        if (text.Length > max)
            text = text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)] + "...";
        return ReplaceUnpairedSurrogates(text);
    }
}
