using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The memory of an interpreter after startup, before it runs a script. Every interpreter starts as a copy of it.</summary>
internal sealed class InterpreterSnapshot : IDisposable
{
    // The offset of PyTypeObject.tp_call on a 32-bit build, which is part of CPython 3.12's ABI.
    private const int CallSlot = 64;

    // The count of references of an immortal object on a 32-bit build, _Py_IMMORTAL_REFCNT: https://peps.python.org/pep-0683/.
    // The count is an object's first word.
    private const uint Immortal = uint.MaxValue >> 2;
    private const int MaxAddressBytes = 4 << 20;

    private readonly int[] addresses;

    private InterpreterSnapshot(SnapshotPages pages, int stackPointer, int[] addresses)
    {
        (Pages, StackPointer, this.addresses) = (pages, stackPointer, addresses);
        var (page, at) = Math.DivRem(addresses[0] + CallSlot, WasmMemory.PageSize);
        CallFunction = BinaryPrimitives.ReadUInt32LittleEndian(pages[page][at..]);
    }

    public SnapshotPages Pages { get; }

    public int StackPointer { get; }

    /// <summary>The table index of the C function that calls a Python function.</summary>
    public uint CallFunction { get; }

    /// <summary>The address of the empty tuple.</summary>
    public int NoArguments => addresses[1];

    public int Prepare => addresses[2];

    public int Serve => addresses[3];

    /// <summary>Starts an instance and captures its state.</summary>
    public static InterpreterSnapshot Capture(WasmInstance guest)
    {
        guest.Begin(TimeSpan.FromMinutes(2), long.MaxValue, MaxAddressBytes, CancellationToken.None);
        guest.Start(PythonSources.Boot(), PythonSources.Bundle());
        if (guest.StopReason != StopReason.Parked)
            throw new InvalidOperationException($"The Python interpreter did not start: {guest.Errors}");
        var addresses = JsonSerializer.Deserialize<int[]>(guest.Written[0])!;
        foreach (var address in MemoryMarshal.Cast<byte, int>(guest.Written[1]))
            guest.Memory.Write(address, Immortal);
        return new InterpreterSnapshot(new SnapshotPages(guest.Memory.Slice(0, (int)guest.Memory.Length)), guest.StackPointer, addresses);
    }

    /// <summary>Serializes the snapshot, in the same format on every machine: numbers, then pages.</summary>
    public byte[] ToBytes()
    {
        int[] numbers = [Pages.Length, StackPointer, .. addresses, Pages.Numbers.Length, .. Pages.Numbers];
        return [.. MemoryMarshal.AsBytes(numbers.AsSpan()), .. Pages.Content];
    }

    /// <summary>Reads a snapshot from bytes, which must not change afterwards; null if they are not a snapshot.</summary>
    public static InterpreterSnapshot? FromBytes(ReadOnlyMemory<byte> bytes)
    {
        const int head = 7;
        var numbers = MemoryMarshal.Cast<byte, int>(bytes.Span);
        if (numbers.Length < head
            || bytes.Length != (head * sizeof(int)) + (numbers[head - 1] * (sizeof(int) + (long)WasmMemory.PageSize)))
            return null;
        var pages = numbers.Slice(head, numbers[head - 1]).ToArray();
        var content = bytes[((head + pages.Length) * sizeof(int))..];
        return new InterpreterSnapshot(new SnapshotPages(numbers[0], pages, content), numbers[1], numbers[2..6].ToArray());
    }

    public void Dispose() => Pages.Dispose();
}
