using System.Buffers;

namespace OrderStatusFlow.Core.Net;

/// <summary>Finds the ranges of a text that may be base64 (both alphabets) or hexadecimal, and decodes them at every alignment.</summary>
internal static class EncodedBytes
{
    private static readonly SearchValues<char> Base64Letters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");
    private static readonly SearchValues<char> HexLetters = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Returns every decoding of a range of the text as bytes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="minBytes">The minimum length of a decoded range, in bytes; shorter ranges are skipped.</param>
    public static IEnumerable<DecodedText> Find(DecodedText text, int minBytes)
    {
        foreach (var (start, length) in Runs(text, Base64Letters, ((minBytes * 4) + 2) / 3))
        {
            for (var skip = 0; skip < 4 && skip < length; skip++)
                yield return Decode(text, start + skip, length - skip, 6);
        }

        foreach (var (start, length) in Runs(text, HexLetters, minBytes * 2))
        {
            for (var skip = 0; skip < 2 && skip < length; skip++)
                yield return Decode(text, start + skip, length - skip, 4);
        }
    }

    private static List<(int Start, int Length)> Runs(DecodedText text, SearchValues<char> letters, int minLength)
    {
        var runs = new List<(int Start, int Length)>();
        var rest = text.Chars;
        for (var at = 0; at < text.Length;)
        {
            var begin = rest[at..].IndexOfAny(letters);
            if (begin < 0)
                break;
            at += begin;
            var length = rest[at..].IndexOfAnyExcept(letters);
            length = length < 0 ? text.Length - at : length;
            if (length >= minLength)
                runs.Add((at, length));
            at += length;
        }

        return runs;
    }

    private static DecodedText Decode(DecodedText text, int start, int length, int bits)
    {
        var size = length * bits / 8;
        var (bytes, places) = (new byte[size], new (int, int)[size]);
        var (held, value) = (0, 0);
        for (var (at, made) = (0, 0); made < size; at++)
        {
            value = ((value << bits) | Value(text.Chars[start + at], bits)) & 0xFFFF;
            held += bits;
            if (held < 8)
                continue;
            held -= 8;
            bytes[made] = (byte)(value >> held);
            places[made] = text.Original(start + (made * 8 / bits), start + at + 1);
            made++;
        }

        return DecodedText.Of(bytes, places);
    }

    private static int Value(char letter, int bits) => letter switch
    {
        _ when bits == 4 => char.IsAsciiDigit(letter) ? letter - '0' : (letter | 0x20) - 'a' + 10,
        >= 'A' and <= 'Z' => letter - 'A',
        >= 'a' and <= 'z' => letter - 'a' + 26,
        >= '0' and <= '9' => letter - '0' + 52,
        '+' or '-' => 62,
        _ => 63,
    };
}
