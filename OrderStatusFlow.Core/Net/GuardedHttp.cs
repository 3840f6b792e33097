using System.Net;

namespace OrderStatusFlow.Net;

/// <summary>Makes the one HTTP client of a process: pooled, guarded, decompressing, never following redirects to places nobody configured.</summary>
public static class GuardedHttp
{
    /// <summary>Most time that one request may take, its whole answer included.</summary>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(100);

    /// <summary>The client; keep one for the process.</summary>
    public static HttpClient Create(NetOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = new AddressGuard(options).ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // DNS changes are seen within this time.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        };
#pragma warning disable RS0030 // This is the pooled, guarded client that everyone else is told to use.
        return new HttpClient(handler) { Timeout = Timeout };
#pragma warning restore RS0030
    }
}
