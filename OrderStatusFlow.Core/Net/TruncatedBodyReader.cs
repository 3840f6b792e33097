using System.Text;

namespace OrderStatusFlow.Core.Net;

/// <summary>Reads the beginning of a response body of any length.</summary>
internal static class TruncatedBodyReader
{
    public static async Task<string> ReadAsync(HttpContent content, int longest, CancellationToken cancellation)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[longest];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return Encoding.UTF8.GetString(buffer, 0, read);
    }
}
