using System.Buffers.Binary;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The linear memory of an instance. Every address from the instance is checked against its bounds.</summary>
internal sealed unsafe class WasmMemory(Memory memory)
{
    // The engine reserves the address space of a memory in advance, so it grows in place and never moves.
    private readonly byte* start = (byte*)memory.GetPointer();

    public byte* Start => start;

    public long Length => memory.GetLength();

    public void Grow(long bytes) => memory.Grow((bytes - Length + Memory.PageSize - 1) / Memory.PageSize);

    public Span<byte> Slice(int address, int length) => Slice((uint)address, (uint)length);

    public Span<byte> Slice(uint address, uint length)
    {
        if ((ulong)address + length > (ulong)Length || length > int.MaxValue)
            throw new WasmFaultException("an address outside its memory");
        return new Span<byte>(start + address, (int)length);
    }

    /// <summary>Returns a page that is known to be in bounds. Memory never shrinks, so a page within an earlier length is in
    /// bounds.</summary>
    public Span<byte> Page(int page) => Pages(page, 1);

    /// <summary>Returns several pages that are known to be in bounds.</summary>
    public Span<byte> Pages(int first, int count) => new(start + ((long)first * SnapshotPages.PageSize), count * SnapshotPages.PageSize);

    /// <summary>Sets the word that <see cref="LoopChecks"/> checks.</summary>
    public void RaiseStop() => Volatile.Write(ref *(uint*)start, 1);

    public uint ReadUInt32(int address) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(address, 4));

    public void Write(int address, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Slice(address, 4), value);

    public void Write(int address, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Slice(address, 8), value);
}
