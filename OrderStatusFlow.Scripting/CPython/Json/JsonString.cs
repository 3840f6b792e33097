using System.Buffers;
using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Writes strings as Python's <c>json.dumps</c> does: in ASCII, everything else escaped.</summary>
internal static class JsonString
{
    private static readonly SearchValues<byte> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Where(value => value is not ('"' or '\\')).Select(value => (byte)value)]);

    /// <summary>Writes a string with its quotes; false if the text is not UTF-8, such as a lone surrogate.</summary>
    public static bool TryWrite(ArrayBufferWriter<byte> result, ReadOnlySpan<byte> text)
    {
        result.Write("\""u8);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain);
            result.Write(plain < 0 ? text : text[..plain]);
            if (plain < 0)
                break;
            text = text[plain..];
            if (Rune.DecodeFromUtf8(text, out var rune, out var length) != OperationStatus.Done)
                return false;
            WriteEscaped(result, rune);
            text = text[length..];
        }

        result.Write("\""u8);
        return true;
    }

    private static void WriteEscaped(ArrayBufferWriter<byte> result, Rune rune)
    {
        var letter = rune.Value switch
        {
            '"' => '"',
            '\\' => '\\',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\f' => 'f',
            '\b' => 'b',
            _ => '\0',
        };
        if (letter != '\0')
        {
            result.Write([(byte)'\\', (byte)letter]);
            return;
        }

        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
        {
            result.Write("\\u"u8);
            ((int)unit).TryFormat(result.GetSpan(4), out var written, "x4", CultureInfo.InvariantCulture);
            result.Advance(written);
        }
    }
}
