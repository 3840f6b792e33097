using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Adapts a WebAssembly module for the host: adds exports to call functions by table index and to restore the stack pointer,
/// makes loops stoppable, and, for systems without <see cref="PagemapPageTracker"/>, records which pages are written.</summary>
/// <remarks>For the section layout see the WebAssembly core specification, "Binary Format / Modules".</remarks>
internal sealed class WasmRewriter
{
    public const string Table = "__indirect_function_table";
    public const string StackPointer = "__stack_pointer";

    /// <summary>The export of the memory that has one byte for each page, which is 1 if the page was written.</summary>
    public const string WrittenPages = "written_pages";

    private const int TypeSection = 1;
    private const int FunctionSection = 3;
    private const int MemorySection = 5;
    private const int ExportSection = 7;
    private const int CodeSection = 10;

    // Enough for the pages of 4 GB, so that no write needs a bounds check.
    private const uint WrittenPagesSize = 16;

    private readonly bool recordWrites;
    private readonly List<uint> parameters = []; // by type
    private readonly List<uint> types = []; // by function

    private WasmRewriter(bool recordWrites) => this.recordWrites = recordWrites;

    private delegate void SectionWriter(MemoryStream result, ReadOnlySpan<byte> section);

    /// <summary>Returns the adapted module.</summary>
    /// <param name="module">A module of WebAssembly 1 with one memory.</param>
    /// <param name="recordWrites">True to record written pages. It makes scripts about 1.6 times slower.</param>
    public static byte[] Rewrite(ReadOnlySpan<byte> module, bool recordWrites) => new WasmRewriter(recordWrites).Rewrite(module);

    private byte[] Rewrite(ReadOnlySpan<byte> module)
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
            if (WriterOf(id) is { } writer)
                WriteSection(result, id, content, writer);
            else
                result.Write(module[start..reader.At]);
        }

        return result.ToArray();
    }

    private SectionWriter? WriterOf(byte id) => id switch
    {
        TypeSection when recordWrites => CopyTypes,
        FunctionSection when recordWrites => CopyFunctions,
        MemorySection when recordWrites => WriteMemories,
        ExportSection => WriteExports,
        CodeSection => WriteCode,
        _ => null,
    };

    private static void WriteSection(MemoryStream result, byte id, ReadOnlySpan<byte> content, SectionWriter write)
    {
        var body = new MemoryStream(content.Length * 2);
        write(body, content);
        result.WriteByte(id);
        WriteLeb(result, (uint)body.Length);
        body.WriteTo(result);
    }

    private void CopyTypes(MemoryStream body, ReadOnlySpan<byte> section)
    {
        body.Write(section);
        var reader = new WasmReader(section);
        for (var count = reader.Unsigned(); count > 0; count--)
        {
            reader.Skip(1); // 0x60, a function
            var inputs = reader.Unsigned();
            parameters.Add(inputs);
            reader.Skip((int)inputs);
            reader.Skip((int)reader.Unsigned());
        }
    }

    private void CopyFunctions(MemoryStream body, ReadOnlySpan<byte> section)
    {
        body.Write(section);
        var reader = new WasmReader(section);
        for (var count = reader.Unsigned(); count > 0; count--)
            types.Add(reader.Unsigned());
    }

    private static void WriteMemories(MemoryStream body, ReadOnlySpan<byte> section)
    {
        var reader = new WasmReader(section);
        if (reader.Unsigned() != 1)
            throw new InvalidOperationException("The Python module must have one memory.");
        WriteLeb(body, 2);
        body.Write(section[reader.At..]);
        body.WriteByte(1); // with a maximum
        WriteLeb(body, WrittenPagesSize);
        WriteLeb(body, WrittenPagesSize);
    }

    private void WriteExports(MemoryStream body, ReadOnlySpan<byte> section)
    {
        var reader = new WasmReader(section);
        WriteLeb(body, reader.Unsigned() + (recordWrites ? 3u : 2u));
        body.Write(section[reader.At..]);
        WriteExport(body, Table, kind: 1, index: 0);
        WriteExport(body, StackPointer, kind: 3, index: 0);
        if (recordWrites)
            WriteExport(body, WrittenPages, kind: 2, index: 1);
    }

    private static void WriteExport(MemoryStream body, string name, byte kind, byte index)
    {
        WriteLeb(body, (uint)name.Length);
        body.Write(Encoding.ASCII.GetBytes(name));
        body.WriteByte(kind);
        body.WriteByte(index);
    }

    private void WriteCode(MemoryStream result, ReadOnlySpan<byte> section)
    {
        var reader = new WasmReader(section);
        var functions = reader.Unsigned();
        WriteLeb(result, functions);
        var body = new MemoryStream();
        for (var function = 0; function < functions; function++)
        {
            var end = (int)reader.Unsigned() + reader.At;
            body.SetLength(0);
            if (recordWrites)
                WasmChecks.WriteBodyWithWrites(body, ref reader, end, parameters[(int)types[function]]);
            else
                WasmChecks.WriteBody(body, ref reader, end);
            WriteLeb(result, (uint)body.Length);
            body.WriteTo(result);
        }
    }

    internal static void WriteSignedLeb(MemoryStream stream, int value)
    {
        for (; value is < -0x40 or >= 0x40; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)(value & 0x7F));
    }

    internal static void WriteLeb(MemoryStream stream, uint value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
