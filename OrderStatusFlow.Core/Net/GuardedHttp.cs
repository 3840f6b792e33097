using System.Net;

namespace OrderStatusFlow.Core.Net;

/// <summary>Makes the one HTTP client of a process: pooled, guarded, decompressing, heeding Retry-After, never following redirects to places nobody configured.</summary>
public static class GuardedHttp
{
    /// <summary>Most time that one request may take, its whole answer included.</summary>
    /// <remarks>The client itself ends its watch with the answer's headers: whoever reads a body keeps to the rest, with <see cref="Limit"/>.</remarks>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(100);

    /// <summary>A source whose token ends with the caller's, or when the client's timeout is over.</summary>
    public static CancellationTokenSource Limit(HttpClient http, CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(http.Timeout);
        return limit;
    }

    /// <summary>The client; keep one for the process.</summary>
    /// <param name="options">Who is exempt from the address guard, and the proxy.</param>
    /// <param name="own">What is never called.</param>
    /// <param name="clock">For Retry-After.</param>
    public static HttpClient Create(NetOptions options, HostEndpoints own, TimeProvider clock)
    {
        var guard = new AddressGuard(options, own);
        var handler = new SocketsHttpHandler
        {
            // Spans are made by TracedHandler; .NET's own would hold the URL, and would tell the other side a traceparent.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // DNS changes are seen within this time.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            // HTTP_PROXY and its like in the environment would carry requests past the guard.
            UseProxy = options.Proxy is not null,
            Proxy = Proxy(options.Proxy),
        };
#pragma warning disable RS0030 // This is the pooled, guarded client that everyone else is told to use.
        return new HttpClient(new RetryAfterHandler(clock) { InnerHandler = new TracedHandler { InnerHandler = new GuardHandler(options, own, guard) { InnerHandler = handler } } }) { Timeout = Timeout };
#pragma warning restore RS0030
    }

    private static WebProxy? Proxy(Uri? url)
    {
        if (url is null)
            return null;
        var user = url.UserInfo.Split(':', 2);
        return new WebProxy(url) { Credentials = user[0].Length == 0 ? null : new NetworkCredential(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user.Length > 1 ? user[1] : "")) };
    }
}
