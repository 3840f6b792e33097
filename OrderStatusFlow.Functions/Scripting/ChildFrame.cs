using System.Buffers.Binary;
using System.Text.Json;

namespace OrderStatusFlow.Functions.Scripting;

/// <summary>What goes between host and child: two lengths, a head in JSON, a body.</summary>
internal readonly record struct ChildFrame(byte[] Head, ReadOnlyMemory<byte> Body)
{
    public static ChildFrame Of<T>(T head, ReadOnlyMemory<byte> body) => new(JsonSerializer.SerializeToUtf8Bytes(head), body);

    public T? Read<T>() => JsonSerializer.Deserialize<T>(Head);

    public async Task WriteAsync(Stream stream, CancellationToken cancellation)
    {
        var lengths = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(lengths, Head.Length);
        BinaryPrimitives.WriteInt32LittleEndian(lengths.AsSpan(4), Body.Length);
        await stream.WriteAsync(lengths, cancellation);
        await stream.WriteAsync(Head, cancellation);
        await stream.WriteAsync(Body, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>The next frame; null at the stream's end, or when head or body are longer than the limit.</summary>
    public static async Task<ChildFrame?> ReadAsync(Stream stream, long most, CancellationToken cancellation)
    {
        var lengths = new byte[8];
        if (await stream.ReadAtLeastAsync(lengths, 8, throwOnEndOfStream: false, cancellation) < 8)
            return null;
        var (head, body) = (BinaryPrimitives.ReadInt32LittleEndian(lengths), BinaryPrimitives.ReadInt32LittleEndian(lengths.AsSpan(4)));
        if (head < 0 || body < 0 || head > most || body > most)
            return null;
        var bytes = new byte[head + body];
        return await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation) < bytes.Length
            ? null
            : new ChildFrame(bytes[..head], bytes.AsMemory(head));
    }
}
