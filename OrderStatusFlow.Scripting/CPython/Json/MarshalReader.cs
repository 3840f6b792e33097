using System.Buffers.Binary;
using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Reads the part of Python's marshal format, version 0, that results use. The bytes are untrusted and fully validated.</summary>
internal ref struct MarshalReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    public bool TryTuple(int count) => TryNumber('(', out var found) && found == count;

    public bool TryNumber(char kind, out int value)
    {
        value = 0;
        if (rest.Length < 5 || rest[0] != kind)
            return false;
        value = BinaryPrimitives.ReadInt32LittleEndian(rest[1..]);
        rest = rest[5..];
        return true;
    }

    public bool TryText(out string text)
    {
        text = "";
        if (!TryNumber('u', out var length) || length < 0 || length > rest.Length)
            return false;
        text = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return true;
    }

    /// <summary>Reads a single-letter value: N for none, T for true, F for false, { for the start of a dictionary, 0 for its end.</summary>
    public bool TryLetter(char letter)
    {
        if (rest.IsEmpty || rest[0] != letter)
            return false;
        rest = rest[1..];
        return true;
    }
}
