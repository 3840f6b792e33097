using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Writes values in Python's marshal format, which takes the interpreter a tenth of the time of JSON.</summary>
/// <remarks>The format is defined in Python/marshal.c of CPython 3.12.</remarks>
internal static class MarshalWriter
{
    // A longer input is sent separately, which avoids a copy.
    private const int MaxWithin = 32 << 10;

    /// <summary>Returns true if a job's tuple contains its input; otherwise the input's bytes follow it.</summary>
    public static bool HoldsInput(int length) => length <= MaxWithin;

    /// <summary>Writes a job: (attributes, limit of printed text, limit of output bytes, the input or its length, the input's tree or
    /// None).</summary>
    /// <returns>The job, which is valid until the next use of the buffer.</returns>
    public static ReadOnlyMemory<byte> Job(
        IReadOnlyDictionary<string, string> attributes, int printedLimit, int outputLimit, ReadOnlyMemory<byte> input,
            ReadOnlyMemory<byte>? tree, JobBuffer buffer)
    {
        var within = HoldsInput(input.Length);
        var result = buffer.Clear(512 + (within ? input.Length : 0) + (tree?.Length ?? 0));
        Number(result, '(', 5);
        result.Write("{"u8);
        foreach (var (key, value) in attributes)
        {
            Text(result, key);
            Text(result, value);
        }

        result.Write("0"u8);
        Number(result, 'i', printedLimit);
        Number(result, 'i', outputLimit);
        Number(result, within ? 's' : 'i', input.Length);
        if (within)
            result.Write(input.Span);
        if (tree is null)
        {
            result.Write("N"u8);
            return result.WrittenMemory;
        }

        Number(result, 's', tree.Value.Length);
        result.Write(tree.Value.Span);
        return result.WrittenMemory;
    }

    /// <summary>Writes a script: (source, version of Python).</summary>
    public static ReadOnlyMemory<byte> Script(byte[] source, string python)
    {
        var result = new ArrayBufferWriter<byte>(source.Length + 32);
        Number(result, '(', 2);
        Number(result, 's', source.Length);
        result.Write(source);
        Text(result, python);
        return result.WrittenMemory;
    }

    public static void Number(ArrayBufferWriter<byte> result, char kind, int value)
    {
        var span = result.GetSpan(5);
        span[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], value);
        result.Advance(5);
    }

    /// <summary>Writes an integer beyond 32 bits: 15-bit digits, lowest first, with the sign in their count.</summary>
    public static void Long(ArrayBufferWriter<byte> result, long value)
    {
        var rest = Math.Abs(value);
        var digits = (64 - BitOperations.LeadingZeroCount((ulong)rest) + 14) / 15;
        Number(result, 'l', value < 0 ? -digits : digits);
        for (; rest > 0; rest >>= 15)
        {
            BinaryPrimitives.WriteInt16LittleEndian(result.GetSpan(2), (short)(rest & 0x7FFF));
            result.Advance(2);
        }
    }

    private static void Text(ArrayBufferWriter<byte> result, string text)
    {
        Number(result, 'u', Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, result);
    }
}
