using System.Buffers.Binary;
using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Reads what Python's marshal module wrote in its version 0, as far as answers use it. The guest's bytes are checked, never believed.</summary>
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

    /// <summary>Takes one of the values that are a single letter: N none, T true, F false, { a dictionary's start, 0 its end.</summary>
    public bool TryLetter(char letter)
    {
        if (rest.IsEmpty || rest[0] != letter)
            return false;
        rest = rest[1..];
        return true;
    }
}
