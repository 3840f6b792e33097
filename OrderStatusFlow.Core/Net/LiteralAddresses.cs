using System.Net;

namespace OrderStatusFlow.Core.Net;

/// <summary>Checks URLs whose host is a literal address or <c>localhost</c>, so that an invalid flow is rejected when it is saved rather
/// than when it runs.</summary>
/// <param name="options">The hosts that are exempt.</param>
/// <param name="own">The endpoints that are never exempt.</param>
public sealed class LiteralAddresses(NetOptions options, HostEndpoints own)
{
    private readonly AddressGuard guard = new(options, own);

    /// <summary>Returns the reason why a URL may not be called; null if it may be called, or if this is known only during a run.</summary>
    /// <param name="url">The URL, which may contain expressions after its host.</param>
    /// <param name="cancellation">Cancels the DNS lookup.</param>
    public async Task<Failure?> CheckAsync(string url, CancellationToken cancellation)
    {
        var expression = url.IndexOf("${", StringComparison.Ordinal);
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (expression >= 0 && (start < 3 || url.AsSpan(start).IndexOfAny("/?#") is not (>= 0 and var end) || start + end > expression))
            return null;
        if (!Uri.TryCreate(expression < 0 ? url : url[..expression], UriKind.Absolute, out var uri))
            return null;
        var host = uri.IdnHost.TrimEnd('.');
        var isLocalhost = host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        IPAddress[] loopback = isLocalhost ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [];
        var addresses = IPAddress.TryParse(host, out var address) ? [address] : loopback;
        var refusal = await guard.RefusalAsync(uri.Host, uri.Port, addresses, cancellation);
        return refusal is null ? null : new Failure("net.address", refusal);
    }
}
