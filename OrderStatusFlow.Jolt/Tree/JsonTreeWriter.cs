using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>Writes the tree as JSON: numbers with their original text, non-ASCII text unescaped, lone surrogates as question marks.</summary>
/// <remarks><c>Utf8JsonWriter</c> cannot write lone surrogates in names, and does not limit the output.</remarks>
internal sealed class JsonTreeWriter
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(32, 96).Where(static n => n is not ('"' or '\\')).Select(static n => (char)n)]);

    private readonly JoltSettings settings;
    private readonly CancellationToken cancellation;
    private byte[] buffer;
    private int length;
    private int values;
    private int depth;

    private JsonTreeWriter(JoltSettings settings, int expected, CancellationToken cancellation)
    {
        (this.settings, this.cancellation) = (settings, cancellation);
        buffer = ArrayPool<byte>.Shared.Rent(Math.Max(expected, 1024));
    }

    public static ReadOnlyMemory<byte> Write(object? value, JoltSettings settings, int expected, CancellationToken cancellation)
    {
        var writer = new JsonTreeWriter(settings, expected, cancellation);
        try
        {
            writer.Value(value);
            return writer.buffer.AsSpan(0, writer.length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(writer.buffer);
        }
    }

    private void Value(object? value)
    {
        if ((++values & 4095) == 0) cancellation.ThrowIfCancellationRequested();
        switch (value)
        {
            case string text: Text(text); break;
            case JoltNumber number: Number(number); break;
            case JoltObject map: Object(map); break;
            case JoltArray array: Array(array); break;
            case bool flag: Raw(flag ? "true"u8 : "false"u8); break;
            default: Raw("null"u8); break;
        }
    }

    private void Object(JoltObject map)
    {
        Open('{');
        var first = true;
        foreach (ref readonly var entry in map.Entries)
        {
            if (!first) Byte((byte)',');
            first = false;
            Text(entry.Key);
            Byte((byte)':');
            Value(entry.Value);
        }

        Close('}');
    }

    private void Array(JoltArray array)
    {
        Open('[');
        var first = true;
        foreach (var item in array.Items)
        {
            if (!first) Byte((byte)',');
            first = false;
            Value(item);
        }

        Close(']');
    }

    private void Open(char bracket)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++depth > settings.MaxDepth)
            throw MappingException.Limit($"The mapping's output is nested more than {settings.MaxDepth} levels deep.");
        Byte((byte)bracket);
    }

    private void Close(char bracket)
    {
        depth--;
        Byte((byte)bracket);
    }

    private void Number(JoltNumber number)
    {
        var text = number.Text;
        if (!text.IsEmpty)
        {
            Raw(text);
            return;
        }

        Room(32);
        length += number.Print(buffer.AsSpan(length));
    }

    private void Text(string text)
    {
        Byte((byte)'"');
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var plain = rest.IndexOfAnyExcept(Plain);
            if (plain < 0) plain = rest.Length;
            if (plain > 0)
            {
                Room(plain);
                length += Encoding.ASCII.GetBytes(rest[..plain], buffer.AsSpan(length));
                rest = rest[plain..];
                continue;
            }

            Room(6);
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != OperationStatus.Done)
            {
                // As in Java, which NiFi writes with getBytes.
                Byte((byte)'?');
                consumed = 1;
            }
            else if (rune.Value is '"' or '\\')
            {
                Byte((byte)'\\');
                Byte((byte)rune.Value);
            }
            else if (rune.Value < 32)
            {
                Control((char)rune.Value);
            }
            else
            {
                length += rune.EncodeToUtf8(buffer.AsSpan(length));
            }

            rest = rest[consumed..];
        }

        Byte((byte)'"');
    }

    private void Control(char c)
    {
        var letter = c switch { '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => '\0' };
        if (letter == '\0')
        {
            Escape(c);
            return;
        }

        Byte((byte)'\\');
        Byte((byte)letter);
    }

    private void Escape(char c)
    {
        Raw("\\u"u8);
        for (var shift = 12; shift >= 0; shift -= 4) Byte("0123456789abcdef"u8[(c >> shift) & 15]);
    }

    private void Byte(byte value)
    {
        if (length == buffer.Length) Room(1);
        buffer[length++] = value;
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }

    private void Room(int needed)
    {
        if (buffer.Length - length >= needed) return;
        if ((long)length + needed > settings.MaxOutputBytes)
            throw MappingException.Limit($"The mapping's output is longer than {settings.MaxOutputBytes} bytes.");
        var larger = ArrayPool<byte>.Shared.Rent(
            (int)Math.Min(Math.Max((long)length + needed, 2L * buffer.Length), System.Array.MaxLength));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
