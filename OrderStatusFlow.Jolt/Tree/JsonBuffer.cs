using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace OrderStatusFlow.Jolt;

/// <summary>JSON text that is being written: numbers with their original text, non-ASCII text unescaped, lone surrogates as question marks.</summary>
/// <param name="expected">The expected number of bytes.</param>
/// <param name="limit">The maximum number of bytes.</param>
internal sealed class JsonBuffer(int expected, int limit)
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create([.. Enumerable.Range(32, 96).Where(static n => n is not ('"' or '\\')).Select(static n => (char)n)]);

    private byte[] buffer = GC.AllocateUninitializedArray<byte>(Math.Min(Math.Max(expected, 512), limit));

    /// <summary>The number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>The text written. It keeps at most twice the memory that it needs.</summary>
    public ReadOnlyMemory<byte> Written => Length > buffer.Length / 2 ? buffer.AsMemory(0, Length) : buffer.AsSpan(0, Length).ToArray();

    public void Byte(byte value)
    {
        Room(1);
        buffer[Length++] = value;
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Writes a part of the text again.</summary>
    public void Copy(int start, int count)
    {
        Room(count);
        buffer.AsSpan(start, count).CopyTo(buffer.AsSpan(Length));
        Length += count;
    }

    public void Number(JoltNumber number)
    {
        var text = number.Text;
        if (!text.IsEmpty)
        {
            Raw(text);
            return;
        }

        Span<byte> digits = stackalloc byte[32];
        Raw(digits[..number.Print(digits)]);
    }

    public void Text(string text)
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
                _ = Ascii.FromUtf16(rest[..plain], buffer.AsSpan(Length), out _);
                Length += plain;
                rest = rest[plain..];
                continue;
            }

            rest = rest[Special(rest)..];
        }

        Byte((byte)'"');
    }

    /// <summary>Writes the first character of a text, which is not plain ASCII, and returns its length in the text.</summary>
    private int Special(ReadOnlySpan<char> text)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done)
        {
            // As in Java, which NiFi writes with getBytes.
            Byte((byte)'?');
            return 1;
        }

        if (rune.Value is '"' or '\\') Raw([(byte)'\\', (byte)rune.Value]);
        else if (rune.Value < 32) Control((char)rune.Value);
        else
        {
            Room(rune.Utf8SequenceLength);
            Length += rune.EncodeToUtf8(buffer.AsSpan(Length));
        }

        return consumed;
    }

    private void Control(char c)
    {
        if (c switch { '\n' => 'n', '\r' => 'r', '\t' => 't', '\b' => 'b', '\f' => 'f', _ => '\0' } is not '\0' and var letter)
        {
            Raw([(byte)'\\', (byte)letter]);
            return;
        }

        Raw("\\u"u8);
        for (var shift = 12; shift >= 0; shift -= 4) Byte("0123456789abcdef"u8[(c >> shift) & 15]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Room(int needed)
    {
        if (buffer.Length - Length < needed) Grow(needed);
    }

    private void Grow(int needed)
    {
        if ((long)Length + needed > limit) throw MappingException.Limit($"The mapping's output is longer than {limit} bytes.");
        // Never larger than the limit, so that all of it may be written.
        Array.Resize(ref buffer, (int)Math.Min(Math.Max((long)Length + needed, 2L * buffer.Length), limit));
    }
}
