using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Adapts a WebAssembly module for the host: adds exports to call functions by table index and to restore the stack pointer, and
/// makes loops stoppable.</summary>
/// <remarks>For the section layout see the WebAssembly core specification, "Binary Format / Modules".</remarks>
internal static class WasmExports
{
    public const string Table = "__indirect_function_table";
    public const string StackPointer = "__stack_pointer";
    private const int ExportSection = 7;
    private const int CodeSection = 10;

    public static byte[] Add(ReadOnlySpan<byte> module)
    {
        var result = new MemoryStream(module.Length * 2);
        result.Write(module[..8]);
        var reader = new WasmReader(module);
        for (reader.Skip(8); reader.At < module.Length;)
        {
            var start = reader.At;
            var id = module[start];
            reader.Skip(1);
            var size = (int)reader.Unsigned();
            var content = module.Slice(reader.At, size);
            reader.Skip(size);
            if (id == ExportSection)
                WriteSection(result, id, content, WriteExports);
            else if (id == CodeSection)
                WriteSection(result, id, content, LoopChecks.Write);
            else
                result.Write(module[start..reader.At]);
        }

        return result.ToArray();
    }

    private static void WriteSection(MemoryStream result, byte id, ReadOnlySpan<byte> content,
        Action<MemoryStream, ReadOnlySpan<byte>> write)
    {
        var body = new MemoryStream(content.Length * 2);
        write(body, content);
        result.WriteByte(id);
        WriteLeb(result, (uint)body.Length);
        body.WriteTo(result);
    }

    private static void WriteExports(MemoryStream body, ReadOnlySpan<byte> section)
    {
        var reader = new WasmReader(section);
        WriteLeb(body, reader.Unsigned() + 2);
        body.Write(section[reader.At..]);
        WriteExport(body, Table, kind: 1);
        WriteExport(body, StackPointer, kind: 3);
    }

    private static void WriteExport(MemoryStream body, string name, byte kind)
    {
        WriteLeb(body, (uint)name.Length);
        body.Write(Encoding.ASCII.GetBytes(name));
        body.WriteByte(kind);
        WriteLeb(body, 0);
    }

    internal static void WriteLeb(MemoryStream stream, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
