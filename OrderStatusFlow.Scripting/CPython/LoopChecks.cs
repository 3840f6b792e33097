namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Adds a check to every loop of a WebAssembly module, which traps if the word at address 0 is not 0. So another thread can stop
/// an instance.</summary>
/// <remarks>
/// C stores nothing at address 0, and what recurses without a loop meets the end of its stack. One comparison a turn is a seventh
/// quicker over all than the engine's own epochs, which are looked at in each function too.
/// Instructions: WebAssembly core specification, "Binary Format / Instructions".
/// </remarks>
internal static class LoopChecks
{
    // i32.const 0, i32.load, if, unreachable, end
    private static ReadOnlySpan<byte> Check => [0x41, 0, 0x28, 2, 0, 0x04, 0x40, 0x00, 0x0B];

    /// <summary>Copies a code section and adds the check to each loop.</summary>
    public static void Write(MemoryStream result, ReadOnlySpan<byte> section)
    {
        var reader = new WasmReader(section);
        var functions = reader.Unsigned();
        WasmExports.WriteLeb(result, functions);
        for (var body = new MemoryStream(); functions > 0; functions--)
        {
            var end = (int)reader.Unsigned() + reader.At;
            body.SetLength(0);
            WriteBody(body, ref reader, end);
            WasmExports.WriteLeb(result, (uint)body.Length);
            body.WriteTo(result);
        }
    }

    private static void WriteBody(MemoryStream body, ref WasmReader reader, int end)
    {
        var copied = reader.At;
        for (var locals = reader.Unsigned(); locals > 0; locals--)
        {
            reader.Unsigned();
            reader.Skip(1);
        }

        while (reader.At < end)
        {
            if (!reader.SkipInstruction())
                continue;
            body.Write(reader.Between(copied, reader.At));
            body.Write(Check);
            copied = reader.At;
        }

        body.Write(reader.Between(copied, end));
    }
}
