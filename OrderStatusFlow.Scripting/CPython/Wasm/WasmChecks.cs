namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Adds instructions to the functions of a WebAssembly module.</summary>
/// <remarks>
/// Each loop gets a check that traps if the word at address 0 is not 0, so that another thread can stop an instance. C stores nothing at
/// address 0, and recursion without a loop reaches the end of its stack. The engine's own epochs, which are checked in each function too,
/// make a row 15 to 20 % slower.
/// Each store can also set the byte of its page in a second memory, which only these instructions can access.
/// Instructions: WebAssembly core specification, "Binary Format / Instructions".
/// </remarks>
internal static class WasmChecks
{
    private const byte GetLocal = 0x20;
    private const byte SetLocal = 0x21;
    private const byte TeeLocal = 0x22;
    private const uint AddedLocals = 5;

    // i32.const 0, i32.load, if, unreachable, end
    private static ReadOnlySpan<byte> StopCheck => [0x41, 0, 0x28, 2, 0, 0x04, 0x40, 0x00, 0x0B];

    // i32.const 12, i32.shr_u, i32.const 1, i32.store8 in memory 1
    private static ReadOnlySpan<byte> SetByteOfPage => [0x41, 12, 0x76, 0x41, 1, 0x3A, 0x40, 1, 0];

    // One local each: an address, and a value of the types i32, i64, f32 and f64.
    private static ReadOnlySpan<byte> LocalTypes => [1, 0x7F, 1, 0x7F, 1, 0x7E, 1, 0x7D, 1, 0x7C];

    /// <summary>Copies a function's body and adds the check to each loop.</summary>
    public static void WriteBody(MemoryStream body, ref WasmReader reader, int end)
    {
        var copied = reader.At;
        SkipLocals(ref reader, out _);
        while (reader.At < end)
        {
            if (!reader.SkipInstruction())
                continue;
            body.Write(reader.Between(copied, reader.At));
            body.Write(StopCheck);
            copied = reader.At;
        }

        body.Write(reader.Between(copied, end));
    }

    /// <summary>Copies a function's body, adds the check to each loop, and records the page of each store.</summary>
    /// <remarks>The byte is set for the page of the base address. The store itself may reach into the next page.</remarks>
    /// <param name="body">Receives the body.</param>
    /// <param name="reader">At the start of the body.</param>
    /// <param name="end">The end of the body.</param>
    /// <param name="parameters">The number of the function's parameters, which are its first locals.</param>
    public static void WriteBodyWithWrites(MemoryStream body, ref WasmReader reader, int end, uint parameters)
    {
        var start = reader.At;
        var (groups, first) = SkipLocals(ref reader, out var locals);
        WasmRewriter.WriteLeb(body, groups + AddedLocals);
        body.Write(reader.Between(first, reader.At));
        body.Write(LocalTypes);
        var address = parameters + locals;
        while (reader.At < end)
        {
            start = reader.At;
            var isLoop = reader.SkipInstruction();
            var instruction = reader.Between(start, reader.At);
            if (instruction[0] is >= 0x36 and <= 0x3E)
                WriteStore(body, instruction, address);
            else if (instruction[0] == 0xFC && instruction[1] is 8 or 10 or 11)
                throw new InvalidOperationException("Bulk memory instructions in the Python module are not supported on this system.");
            else
                body.Write(instruction);
            if (isLoop)
                body.Write(StopCheck);
        }
    }

    private static (uint Groups, int First) SkipLocals(ref WasmReader reader, out uint count)
    {
        var groups = reader.Unsigned();
        var first = reader.At;
        count = 0;
        for (var group = groups; group > 0; group--)
        {
            count += reader.Unsigned();
            reader.Skip(1);
        }

        return (groups, first);
    }

    // On the stack: the address and the value.
    private static void WriteStore(MemoryStream body, ReadOnlySpan<byte> store, uint address)
    {
        var operands = new WasmReader(store);
        operands.Skip(1);
        operands.Unsigned(); // the alignment
        var offset = operands.Unsigned();
        var value = address + store[0] switch
        {
            0x36 or 0x3A or 0x3B => 1u, // i32
            0x38 => 3u, // f32
            0x39 => 4u, // f64
            _ => 2u, // i64
        };
        Write(body, SetLocal, value);
        Write(body, TeeLocal, address);
        Write(body, GetLocal, value);
        body.Write(store);
        Write(body, GetLocal, address);
        if (offset > WasmMemory.PageSize - sizeof(ulong))
        {
            body.WriteByte(0x41); // i32.const
            WasmRewriter.WriteSignedLeb(body, (int)offset);
            body.WriteByte(0x6A); // i32.add
        }

        body.Write(SetByteOfPage);
    }

    private static void Write(MemoryStream body, byte instruction, uint local)
    {
        body.WriteByte(instruction);
        WasmRewriter.WriteLeb(body, local);
    }
}
