using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace OrderStatusFlow.Jolt;

/// <summary>Reads tokens at a position in JSON text.</summary>
internal ref struct JsonCursor
{
    private static readonly SearchValues<byte> EndsPlainText =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(static n => (byte)n)]);

    private readonly ReadOnlySpan<byte> text;
    private readonly byte[] source;
    private readonly int offset;

    public JsonCursor(ReadOnlyMemory<byte> json)
    {
        // Numbers keep their position in the text.
        (source, offset) = MemoryMarshal.TryGetArray(json, out var segment) ? (segment.Array!, segment.Offset) : (json.ToArray(), 0);
        text = source.AsSpan(offset, json.Length);
    }

    /// <summary>The position.</summary>
    public int At { get; set; }

    /// <summary>Skips white space, and returns the next byte; 0 at the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Next()
    {
        while ((uint)At < (uint)text.Length)
        {
            var next = text[At];
            if (next > ' ' || next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')) return next;
            At++;
        }

        return 0;
    }

    /// <summary>Skips a part that occurs elsewhere in the text.</summary>
    /// <param name="start">The start of its other occurrence.</param>
    /// <param name="length">Its length; 0 for none.</param>
    /// <returns>False if the text continues in another way.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TrySkip(int start, int length)
    {
        if (length == 0 || !text[At..].StartsWith(text.Slice(start, length))) return false;
        At += length;
        return true;
    }

    /// <summary>Reads a string.</summary>
    public string ReadText()
    {
        var raw = ReadQuoted(out var isEscaped);
        return isEscaped ? JsonText.Unescape(raw) : JsonText.Decode(raw);
    }

    /// <summary>Reads a string, and returns the text between its quotes.</summary>
    public ReadOnlySpan<byte> ReadQuoted(out bool isEscaped)
    {
        isEscaped = false;
        var start = ++At;
        while (text[At..].IndexOfAny(EndsPlainText) is >= 0 and var length)
        {
            At += length;
            if (text[At] == '"') return text[start..At++];
            if (text[At] != '\\' || text.Length - At < 2) break;
            isEscaped = true;
            At += 2;
        }

        throw new JsonException();
    }

    /// <summary>Reads a number.</summary>
    public JoltNumber ReadNumber()
    {
        var start = At;
        if (Is('-')) At++;
        if (Is('0')) At++;
        else Digits();
        if (At - start <= 3 && !IsInNumber() && Utf8Parser.TryParse(text[start..At], out uint small, out _)) return JoltNumber.Int((int)small);
        if (Is('.'))
        {
            At++;
            Digits();
        }

        if (Is('e') || Is('E'))
        {
            At++;
            if (Is('+') || Is('-')) At++;
            Digits();
        }

        return new JoltNumber(source, offset + start, At - start);
    }

    /// <summary>Reads a literal name.</summary>
    public object? ReadLiteral(ReadOnlySpan<byte> word, object? value)
    {
        if (!text[At..].StartsWith(word)) throw new JsonException();
        At += word.Length;
        return value;
    }

    /// <summary>True if a number that ends before the position would continue there.</summary>
    public readonly bool IsInNumber() =>
        (uint)At < (uint)text.Length && text[At] is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'e' or (byte)'E';

    private readonly bool Is(char expected) => (uint)At < (uint)text.Length && text[At] == expected;

    private void Digits()
    {
        var start = At;
        while ((uint)At < (uint)text.Length && char.IsAsciiDigit((char)text[At])) At++;
        if (At == start) throw new JsonException();
    }
}
