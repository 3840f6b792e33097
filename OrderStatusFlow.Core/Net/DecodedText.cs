using System.Globalization;
using System.Net;
using System.Text;

namespace OrderStatusFlow.Core.Net;

/// <summary>Text after undoing escapes or decoding bytes, with the position of each character in the original text.</summary>
internal sealed class DecodedText
{
    private readonly char[] chars;
    private readonly int[] starts;
    private readonly int[] ends;

    private DecodedText(int capacity) => (chars, starts, ends) = (new char[capacity], new int[capacity], new int[capacity]);

    public int Length { get; private set; }

    public ReadOnlySpan<char> Chars => chars.AsSpan(0, Length);

    public static DecodedText Of(string text)
    {
        var decoded = new DecodedText(text.Length);
        foreach (var letter in text)
            decoded.Add(letter, decoded.Length, decoded.Length + 1);
        return decoded;
    }

    /// <summary>Decodes bytes as UTF-8, and as Latin-1 where they are not valid UTF-8. Skips NULs, so that UTF-16 of ASCII letters
    /// is readable too.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="places">For each byte, where it begins and ends in the original text.</param>
    public static DecodedText Of(ReadOnlySpan<byte> bytes, ReadOnlySpan<(int Start, int End)> places)
    {
        var decoded = new DecodedText(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var used = Character(bytes[at..], out var text);
            if (bytes[at] != 0)
                decoded.Add(text, places[at].Start, places[at + used - 1].End);
            at += used;
        }

        return decoded;
    }

    /// <summary>Returns the start and end of a range in the original text. Never splits a surrogate pair.</summary>
    public (int Start, int End) Original(int start, int end)
    {
        if (start > 0 && char.IsLowSurrogate(chars[start]) && char.IsHighSurrogate(chars[start - 1]))
            start--;
        if (end < Length && char.IsLowSurrogate(chars[end]) && char.IsHighSurrogate(chars[end - 1]))
            end++;
        return (starts[start], ends[end - 1]);
    }

    /// <summary>Undoes one layer of JSON-style, HTML and URL escapes. Null if the text contains none.</summary>
    public DecodedText? Unescape()
    {
        var text = Chars;
        if (!text.ContainsAny('\\', '&', '%'))
            return null;
        var decoded = new DecodedText(Length);
        var changed = false;
        for (var at = 0; at < text.Length;)
        {
            var used = Escape(text[at..], out var meant);
            changed |= used > 0;
            if (used == 0)
                decoded.Add(text[at], starts[at], ends[at]);
            else
                decoded.Add(meant, starts[at], ends[at + used - 1]);
            at += Math.Max(1, used);
        }

        return changed ? decoded : null;
    }

    // Returns the length of the escape at the start of the text and the character it represents; 0 if the text starts with no escape.
    private static int Escape(ReadOnlySpan<char> text, out string meant)
    {
        meant = "";
        if (text.Length < 2)
            return 0;
        switch (text[0], text[1])
        {
            case ('\\', 'u') when text.Length >= 6
                && ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                meant = ((char)unit).ToString();
                return 6;
            case ('\\', 'x'):
                return HexBytes(text, "\\x", out meant);
            case ('\\', 'n' or 'r' or 't' or 'f' or 'v'):
                meant = " ";
                return 2;
            case ('\\', var next) when !char.IsAsciiLetterOrDigit(next):
                meant = next.ToString();
                return 2;
            case ('&', _):
                var end = text[..Math.Min(text.Length, 12)].IndexOf(';');
                if (end < 2 || WebUtility.HtmlDecode(text[..(end + 1)].ToString()) is var character && character.Length > 2)
                    return 0;
                meant = character;
                return end + 1;
            case ('%', _):
                return HexBytes(text, "%", out meant);
            default:
                return 0;
        }
    }

    // A character written as prefixed UTF-8 bytes, such as %C3%B6 or \xc3\xb6.
    private static int HexBytes(ReadOnlySpan<char> text, string sign, out string meant)
    {
        Span<byte> bytes = stackalloc byte[4];
        var (count, size) = (0, sign.Length + 2);
        while (count < bytes.Length && text.Length >= (count + 1) * size
            && text[(count * size)..].StartsWith(sign, StringComparison.Ordinal)
            && byte.TryParse(text.Slice((count * size) + sign.Length, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                out bytes[count]))
            count++;
        meant = "";
        return count == 0 ? 0 : Character(bytes[..count], out meant) * size;
    }

    private static int Character(ReadOnlySpan<byte> bytes, out string text)
    {
        if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
        {
            text = rune.ToString();
            return used;
        }

        text = ((char)bytes[0]).ToString();
        return 1;
    }

    private void Add(string text, int start, int end)
    {
        foreach (var letter in text)
            Add(letter, start, end);
    }

    private void Add(char letter, int start, int end)
    {
        (chars[Length], starts[Length], ends[Length]) = (letter, start, end);
        Length++;
    }
}
