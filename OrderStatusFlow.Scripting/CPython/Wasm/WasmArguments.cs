using System.Text;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>The command line of an instance: Python, isolated from its environment, which runs the first source that it reads.</summary>
internal static class WasmArguments
{
    /// <summary>The arguments, each terminated by a zero byte.</summary>
    public const string Text = "python\0-ISBEu\0-c\0import os; exec(compile(os.read(0, 1 << 22), 'boot', 'exec'))\0";

    private static readonly byte[] Line = Encoding.ASCII.GetBytes(Text);

    public static int WriteSizes(WasmMemory memory, int count, int size)
    {
        memory.Write(count, (uint)Line.AsSpan().Count((byte)0));
        memory.Write(size, (uint)Line.Length);
        return 0;
    }

    public static int Write(WasmMemory memory, int pointers, int text)
    {
        Line.CopyTo(memory.Writable(text, Line.Length));
        var start = 0;
        for (var at = 0; at < Line.Length; at++)
        {
            if (Line[at] != 0)
                continue;
            memory.Write(pointers, (uint)(text + start));
            pointers += 4;
            start = at + 1;
        }

        return 0;
    }
}
