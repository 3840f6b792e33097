namespace OrderStatusFlow;

/// <summary>Makes text valid Unicode, so that it can be stored and sent.</summary>
internal static class SafeText
{
    /// <summary>Replaces each unpaired surrogate, with U+FFFD unless another character is given.</summary>
    public static string ReplaceUnpairedSurrogates(string text, char replacement = '\uFFFD')
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return text;
        var clean = text.ToCharArray();
        for (var i = 0; i < clean.Length; i++)
        {
            if (i + 1 < clean.Length && char.IsSurrogatePair(clean[i], clean[i + 1]))
                i++;
            else if (char.IsSurrogate(clean[i]))
                clean[i] = replacement;
        }
        return new string(clean);
    }

    /// <summary>Truncates text to <paramref name="max"/> characters plus "...", without splitting a surrogate pair.</summary>
    public static string Truncate(string text, int max)
    {
        if (text.Length > max)
            text = text[..(char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)] + "...";
        return ReplaceUnpairedSurrogates(text);
    }
}
