using System.Net;

namespace OrderStatusFlow.Core.Net;

/// <summary>Creates the HTTP client of a process. It pools connections, checks addresses, decompresses responses, honours Retry-After,
/// and does not follow redirects.</summary>
public static class GuardedHttp
{
    /// <summary>The maximum duration of one request, including reading the response body.</summary>
    /// <remarks><see cref="HttpClient.Timeout"/> covers only the response headers. Use <see cref="Limit"/> when reading the body.</remarks>
    public static TimeSpan Timeout { get; } = TimeSpan.FromSeconds(100);

    /// <summary>Creates a source that is cancelled with the caller's token, or when the client's timeout expires.</summary>
    public static CancellationTokenSource Limit(HttpClient http, CancellationToken cancellation)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(http.Timeout);
        return limit;
    }

    /// <summary>Creates the client. Use one instance per process.</summary>
    /// <param name="options">The hosts that are exempt from the address guard, and the proxy.</param>
    /// <param name="own">The endpoints that are never called.</param>
    /// <param name="clock">The clock for Retry-After dates.</param>
    /// <param name="identity">What connections authenticate with; null for nothing.</param>
    public static HttpClient Create(NetOptions options, HostEndpoints own, TimeProvider clock, ClientIdentity? identity = null)
    {
        var guard = new AddressGuard(options, own);
        var handler = new SocketsHttpHandler
        {
            // TracedHandler creates the spans. The built-in ones include the URL and send a traceparent header.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = guard.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            // The maximum delay before a DNS change takes effect.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            // HTTP_PROXY and similar environment variables would bypass the guard.
            UseProxy = options.Proxy is not null,
            Proxy = Proxy(options.Proxy),
            Credentials = identity?.Digest is { } credentials ? new DigestOnly(credentials) : null,
        };
        if (identity?.Certificate is { } certificate)
            handler.SslOptions.ClientCertificates = [certificate];
#pragma warning disable RS0030 // This is the pooled, guarded client that all other code must use.
        var guarded = new TracedHandler { InnerHandler = new GuardHandler(options, own, guard) { InnerHandler = handler } };
        return new HttpClient(new RetryAfterHandler(clock) { InnerHandler = guarded }) { Timeout = Timeout };
#pragma warning restore RS0030
    }

    // No other scheme, so that a server cannot ask for the password itself.
    private sealed class DigestOnly(NetworkCredential credentials) : ICredentials
    {
        public NetworkCredential? GetCredential(Uri uri, string authType) =>
            authType.Equals("Digest", StringComparison.OrdinalIgnoreCase) ? credentials : null;
    }

    private static WebProxy? Proxy(Uri? url)
    {
        if (url is null)
            return null;
        var user = url.UserInfo.Split(':', 2);
        var credentials = user[0].Length == 0
            ? null
            : new NetworkCredential(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user.Length > 1 ? user[1] : ""));
        return new WebProxy(url) { Credentials = credentials };
    }
}
