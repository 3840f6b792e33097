using System.Buffers;
using System.Text;

namespace OrderStatusFlow.Core.Net;

/// <summary>Reads the beginning of a response body of any length.</summary>
internal static class TruncatedBodyReader
{
    public static async Task<string> ReadAsync(HttpContent content, int longest, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = ArrayPool<byte>.Shared.Rent(longest);
        try
        {
            var read = await stream.ReadAtLeastAsync(buffer.AsMemory(0, longest), longest, throwOnEndOfStream: false, cancellation);
            return Encoding.UTF8.GetString(buffer, 0, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
