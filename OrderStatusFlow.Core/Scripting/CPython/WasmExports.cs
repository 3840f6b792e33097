using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Adds exports to a WebAssembly module, so that the host can call functions by their table index and put the stack pointer back.</summary>
/// <remarks>Section layout: WebAssembly core specification, "Binary Format / Modules".</remarks>
internal static class WasmExports
{
    public const string Table = "__indirect_function_table";
    public const string StackPointer = "__stack_pointer";
    private const int ExportSection = 7;

    public static byte[] Add(ReadOnlySpan<byte> module)
    {
        var result = new MemoryStream(module.Length + 64);
        result.Write(module[..8]);
        for (var at = 8; at < module.Length;)
        {
            var start = at;
            var id = module[at++];
            var size = (int)ReadLeb(module, ref at);
            if (id == ExportSection)
                WriteExports(result, module.Slice(at, size));
            else
                result.Write(module[start..(at + size)]);
            at += size;
        }

        return result.ToArray();
    }

    private static void WriteExports(MemoryStream result, ReadOnlySpan<byte> section)
    {
        var at = 0;
        var count = ReadLeb(section, ref at);
        var body = new MemoryStream();
        WriteLeb(body, count + 2);
        body.Write(section[at..]);
        WriteExport(body, Table, kind: 1);
        WriteExport(body, StackPointer, kind: 3);
        result.WriteByte(ExportSection);
        WriteLeb(result, (uint)body.Length);
        body.WriteTo(result);
    }

    private static void WriteExport(MemoryStream body, string name, byte kind)
    {
        WriteLeb(body, (uint)name.Length);
        body.Write(Encoding.ASCII.GetBytes(name));
        body.WriteByte(kind);
        WriteLeb(body, 0);
    }

    private static uint ReadLeb(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = bytes[at++];
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }

    private static void WriteLeb(MemoryStream stream, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
