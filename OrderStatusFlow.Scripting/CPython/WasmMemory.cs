using System.Buffers.Binary;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The guest's linear memory; every address it gives us is checked against its bounds.</summary>
internal sealed unsafe class WasmMemory(Memory memory)
{
    // The engine reserves the whole address space of a memory up front: it grows in place and never moves.
    private readonly byte* start = (byte*)memory.GetPointer();

    public byte* Start => start;

    public long Length => memory.GetLength();

    public void Grow(long bytes) => memory.Grow((bytes - Length + Memory.PageSize - 1) / Memory.PageSize);

    public Span<byte> Slice(int address, int length) => Slice((uint)address, (uint)length);

    public Span<byte> Slice(uint address, uint length)
    {
        if ((ulong)address + length > (ulong)Length || length > int.MaxValue)
            throw new WasmFaultException("an address outside of its memory");
        return new Span<byte>(start + address, (int)length);
    }

    /// <summary>A page the caller knows to be inside: memory never shrinks, so one within a former length is.</summary>
    public Span<byte> Page(int page) => Pages(page, 1);

    /// <summary>Several such pages.</summary>
    public Span<byte> Pages(int first, int count) => new(start + ((long)first * SnapshotPages.PageSize), count * SnapshotPages.PageSize);

    /// <summary>Sets the word that <see cref="LoopChecks"/> looks at.</summary>
    public void RaiseStop() => Volatile.Write(ref *(uint*)start, 1);

    public uint ReadUInt32(int address) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(address, 4));

    public void Write(int address, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Slice(address, 4), value);

    public void Write(int address, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Slice(address, 8), value);
}
