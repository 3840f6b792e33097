using System.Buffers;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Memory that each job of an interpreter writes anew. A new buffer for each page would be a large object, which only a full garbage collection
/// frees.</summary>
internal sealed class JobBuffer
{
    private const int KeptBytes = 2 << 20;
    private ArrayBufferWriter<byte> writer = new();

    /// <summary>Returns the empty buffer. What the previous job wrote is overwritten.</summary>
    /// <param name="size">The expected number of bytes.</param>
    public ArrayBufferWriter<byte> Clear(int size)
    {
        writer.ResetWrittenCount();
        if (writer.Capacity > KeptBytes || writer.Capacity < size)
            writer = new ArrayBufferWriter<byte>(size);
        return writer;
    }
}
