using System.Buffers.Binary;
using Wasmtime;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The linear memory of an instance. Every address from the instance is checked against its bounds.</summary>
/// <param name="memory">The memory.</param>
/// <param name="written">The memory in which writes are recorded; null if they are not recorded.</param>
internal sealed unsafe class WasmMemory(Memory memory, Memory? written)
{
    /// <summary>The size in bytes of the pages whose changes are tracked: those of Linux. Pages of WebAssembly are larger.</summary>
    public const int PageSize = 4096;

    // The engine reserves the address space of a memory in advance, so it grows in place and never moves.
    private readonly byte* start = (byte*)memory.GetPointer();
    private readonly byte* pages = written is null ? null : (byte*)written.GetPointer();

    public byte* Start => start;

    public long Length => memory.GetLength();

    /// <summary>One byte for each page, which is 1 if the page was written since it was last cleared; empty if writes are not
    /// recorded.</summary>
    public Span<byte> WrittenPages => pages is null ? [] : new(pages, (int)(Length / PageSize));

    public void Grow(long bytes)
    {
        memory.Grow((bytes - Length + Memory.PageSize - 1) / Memory.PageSize);
        if ((byte*)memory.GetPointer() != start)
            throw new InvalidOperationException("This version of Wasmtime moves a memory that grows.");
    }

    public ReadOnlySpan<byte> Slice(int address, int length) => Slice((uint)address, (uint)length);

    public ReadOnlySpan<byte> Slice(uint address, uint length) => Checked(address, length);

    public Span<byte> Writable(int address, int length) => Writable((uint)address, (uint)length);

    /// <summary>Returns memory for the host to write, and records the write.</summary>
    public Span<byte> Writable(uint address, uint length)
    {
        var result = Checked(address, length);
        if (pages is not null && length > 0)
        {
            var first = address / PageSize;
            var last = (address + length - 1) / PageSize;
            new Span<byte>(pages + first, (int)(last - first + 1)).Fill(1);
        }

        return result;
    }

    private Span<byte> Checked(uint address, uint length)
    {
        if ((ulong)address + length > (ulong)Length || length > int.MaxValue)
            throw new WasmFaultException("an address outside its memory");
        return new Span<byte>(start + address, (int)length);
    }

    /// <summary>Returns a page that is known to be in bounds, without recording a write. Memory never shrinks, so a page within an
    /// earlier length is in bounds.</summary>
    public Span<byte> Page(int page) => Pages(page, 1);

    /// <summary>Returns several pages that are known to be in bounds, without recording a write.</summary>
    public Span<byte> Pages(int first, int count) => new(start + ((long)first * PageSize), count * PageSize);

    /// <summary>Sets the word that <see cref="WasmChecks"/> checks.</summary>
    public void RaiseStop() => Volatile.Write(ref *(uint*)start, 1);

    public uint ReadUInt32(int address) => BinaryPrimitives.ReadUInt32LittleEndian(Slice(address, 4));

    public void Write(int address, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Writable(address, 4), value);

    public void Write(int address, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Writable(address, 8), value);
}
