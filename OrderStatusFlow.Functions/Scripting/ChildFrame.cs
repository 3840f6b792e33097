using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>A message between host and child: a magic number, two lengths, a JSON header, and a body.</summary>
internal readonly record struct ChildFrame(byte[] Head, ReadOnlyMemory<byte> Body)
{
    // Distinguishes frames from other output of the child.
    private static ReadOnlySpan<byte> Mark => [0xF1, 0x0E, 0x3D, 0x00];

    public static ChildFrame Of<T>(T head, JsonTypeInfo<T> type, ReadOnlyMemory<byte> body) => new(JsonSerializer.SerializeToUtf8Bytes(head, type), body);

    /// <exception cref="InvalidDataException">The header has another format.</exception>
    public T Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(Head, type) ?? throw new InvalidDataException();
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    public async Task WriteAsync(Stream stream, CancellationToken cancellation)
    {
        var start = new byte[12 + Head.Length];
        Mark.CopyTo(start);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(4), Head.Length);
        BinaryPrimitives.WriteInt32LittleEndian(start.AsSpan(8), Body.Length);
        Head.CopyTo(start, 12);
        await stream.WriteAsync(start, cancellation);
        await stream.WriteAsync(Body, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>Reads the next frame; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The data is not a frame, or is longer than <paramref name="maxLength"/>.</exception>
    public static async Task<ChildFrame?> ReadAsync(Stream stream, long maxLength, CancellationToken cancellation)
    {
        var start = new byte[12];
        if (await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation) is var read && read < start.Length)
            return read == 0 ? null : throw new InvalidDataException();
        var (head, body) = (BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(4)), BinaryPrimitives.ReadInt32LittleEndian(start.AsSpan(8)));
        if (!start.AsSpan(0, 4).SequenceEqual(Mark) || head < 0 || body < 0 || (long)head + body > maxLength)
            throw new InvalidDataException();
        var bytes = new byte[head + body];
        return await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation) < bytes.Length
            ? null
            : new ChildFrame(bytes[..head], bytes.AsMemory(head));
    }
}
