namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Reads the bytes of a WebAssembly module.</summary>
/// <remarks>Supports the instructions of version 1, sign extension, conversions and bulk memory. Any other instruction is an
/// error.</remarks>
internal ref struct WasmReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; private set; }

    public readonly ReadOnlySpan<byte> Between(int start, int end) => bytes[start..end];

    public void Skip(int count) => At += count;

    /// <summary>Reads an unsigned LEB128 number.</summary>
    public uint Unsigned()
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = bytes[At++];
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }

    /// <summary>Skips one instruction and its operands.</summary>
    /// <returns>True if the instruction starts a loop.</returns>
    public bool SkipInstruction()
    {
        var code = bytes[At++];
        switch (code)
        {
            case 0x02 or 0x03 or 0x04: // block, loop, if: a type
            case >= 0x0C and <= 0x0D or 0x10: // br, br_if, call
            case >= 0x20 and <= 0x26: // variables and tables
            case 0x3F or 0x40: // memory.size, memory.grow
            case 0x41 or 0x42: // i32.const, i64.const
                Numbers(1);
                break;
            case 0x0E: // br_table
                Numbers((int)Unsigned() + 1);
                break;
            case 0x11: // call_indirect
            case >= 0x28 and <= 0x3E: // loads and stores
                Numbers(2);
                break;
            case 0x43:
                Skip(4);
                break;
            case 0x44:
                Skip(8);
                break;
            case 0xFC:
                Numbers(Unsigned() switch
                {
                    <= 7 => 0,
                    9 or 11 or 13 or >= 15 and <= 17 => 1,
                    8 or 10 or 12 or 14 => 2,
                    var unknown => throw Unknown(unknown),
                });
                break;
            case 0x00 or 0x01 or 0x05 or 0x0B or 0x0F or 0x1A or 0x1B or >= 0x45 and <= 0xC4:
                break;
            default:
                throw Unknown(code);
        }

        return code == 0x03;
    }

    private void Numbers(int count)
    {
        for (; count > 0; count--)
            Unsigned();
    }

    private readonly InvalidOperationException Unknown(uint code) =>
        new($"Instruction {code:X2} at {At} of the Python module is not supported.");
}
