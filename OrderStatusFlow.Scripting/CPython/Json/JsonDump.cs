using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Converts a value in Python's marshal format, version 4, to the text of <c>json.dumps(value)</c>, in less than half the time
/// that the interpreter takes for the text.</summary>
/// <remarks>
/// The bytes come from the interpreter, so they are untrusted and fully validated. Converts only values for which Python returns the
/// same text. All others, including those for which it raises an error, are left to Python.
/// The format is defined in Python/marshal.c of CPython 3.12, the text in Modules/_json.c.
/// </remarks>
internal ref struct JsonDump
{
    private const int MaxInputLength = 4 << 20;
    private const int MaxOutputLength = 16 << 20;
    private const int MaxDepth = 100;
    private const byte Shared = 0x80;

    private readonly ArrayBufferWriter<byte> result;
    private readonly List<(int Start, int End, bool IsText)> shared = [];
    private ReadOnlySpan<byte> rest;

    private JsonDump(ReadOnlySpan<byte> value, JobBuffer buffer)
    {
        rest = value;
        result = buffer.Clear((value.Length * 2) + 64);
    }

    /// <summary>Converts a value; null if Python must convert it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="buffer">Receives the text, which is valid until its next use.</param>
    public static ReadOnlyMemory<byte>? TryConvert(ReadOnlySpan<byte> value, JobBuffer buffer)
    {
        if (value.Length > MaxInputLength)
            return null;
        var dump = new JsonDump(value, buffer);
        if (dump.TryValue(0, out _) && dump.rest.IsEmpty)
            return dump.result.WrittenMemory;
        return null;
    }

    private bool TryValue(int depth, out bool isText)
    {
        isText = false;
        if (rest.IsEmpty || depth > MaxDepth || result.WrittenCount > MaxOutputLength)
            return false;
        var kind = rest[0];
        rest = rest[1..];
        if (kind == 'r')
            return TryShared(out isText);
        var (start, place) = (result.WrittenCount, shared.Count);
        // A value that contains itself refers to a place without an end.
        if ((kind & Shared) != 0)
            shared.Add((start, -1, false));
        var done = (char)(kind & ~Shared) switch
        {
            'N' => Write("null"u8),
            'T' => Write("true"u8),
            'F' => Write("false"u8),
            'i' => TryInteger(),
            'l' => TryLong(),
            'g' => TryFloat(),
            'z' or 'Z' => isText = TryText(TryByte()),
            'a' or 'A' or 'u' or 't' => isText = TryText(TryCount()),
            ')' => TryList(TryByte(), depth),
            '(' or '[' => TryList(TryCount(), depth),
            '{' => TryDictionary(depth),
            _ => false,
        };
        if (done && (kind & Shared) != 0)
            shared[place] = (start, result.WrittenCount, isText);
        return done;
    }

    private readonly bool Write(ReadOnlySpan<byte> text)
    {
        result.Write(text);
        return true;
    }

    private bool TryShared(out bool isText)
    {
        isText = false;
        var place = TryCount();
        if (place < 0 || place >= shared.Count || shared[place] is not { End: >= 0 } known)
            return false;
        isText = known.IsText;
        var length = known.End - known.Start;
        var target = result.GetSpan(length);
        result.WrittenSpan.Slice(known.Start, length).CopyTo(target);
        result.Advance(length);
        return true;
    }

    private int TryByte()
    {
        if (rest.IsEmpty)
            return -1;
        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    private int TryCount()
    {
        if (!BinaryPrimitives.TryReadInt32LittleEndian(rest, out var value))
            return -1;
        rest = rest[sizeof(int)..];
        return value;
    }

    private bool TryInteger()
    {
        if (!BinaryPrimitives.TryReadInt32LittleEndian(rest, out var value))
            return false;
        rest = rest[sizeof(int)..];
        return TryWrite(value);
    }

    // Digits of 15 bits, lowest first, with the sign in their count.
    private bool TryLong()
    {
        const int maxDigits = 4;
        if (!BinaryPrimitives.TryReadInt32LittleEndian(rest, out var digits) || digits is < -maxDigits or > maxDigits
            || rest.Length < sizeof(int) + (Math.Abs(digits) * sizeof(short)))
            return false;
        rest = rest[sizeof(int)..];
        var value = 0L;
        for (var digit = Math.Abs(digits) - 1; digit >= 0; digit--)
            value = (value << 15) | BinaryPrimitives.ReadUInt16LittleEndian(rest[(digit * sizeof(short))..]);
        rest = rest[(Math.Abs(digits) * sizeof(short))..];
        return TryWrite(digits < 0 ? -value : value);
    }

    private readonly bool TryWrite(long value)
    {
        var done = value.TryFormat(result.GetSpan(20), out var length, default, CultureInfo.InvariantCulture);
        result.Advance(length);
        return done;
    }

    private bool TryFloat()
    {
        if (!BinaryPrimitives.TryReadDoubleLittleEndian(rest, out var value))
            return false;
        rest = rest[sizeof(double)..];
        return Write(Encoding.ASCII.GetBytes(PythonFloat.Text(value)));
    }

    private bool TryText(int length)
    {
        if (length < 0 || length > rest.Length)
            return false;
        var text = rest[..length];
        rest = rest[length..];
        return JsonString.TryWrite(result, text);
    }

    private bool TryList(int count, int depth)
    {
        // Each element has at least one byte.
        if (count < 0 || count > rest.Length)
            return false;
        result.Write("["u8);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                result.Write(", "u8);
            if (!TryValue(depth + 1, out _))
                return false;
        }

        return Write("]"u8);
    }

    private bool TryDictionary(int depth)
    {
        result.Write("{"u8);
        for (var isFirst = true; ; isFirst = false)
        {
            if (rest is [(byte)'0', ..])
                break;
            if (!isFirst)
                result.Write(", "u8);
            // Python converts other keys to text.
            if (!TryValue(depth + 1, out var isText) || !isText)
                return false;
            result.Write(": "u8);
            if (!TryValue(depth + 1, out _))
                return false;
        }

        rest = rest[1..];
        return Write("}"u8);
    }
}
