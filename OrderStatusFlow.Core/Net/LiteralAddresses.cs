using System.Net;

namespace OrderStatusFlow.Core.Net;

/// <summary>Checks URLs whose host is written out as an address or as <c>localhost</c>, so that a flow is refused when it is saved rather than when it runs.</summary>
/// <param name="options">Who is exempt.</param>
/// <param name="own">Never exempt.</param>
public sealed class LiteralAddresses(NetOptions options, HostEndpoints own)
{
    private readonly AddressGuard guard = new(options, own);

    /// <summary>Why a URL may not be called; null when it may, or when only a run can know.</summary>
    /// <param name="url">It may hold expressions after its host.</param>
    /// <param name="cancellation">Ends the wait for DNS.</param>
    public async Task<Failure?> CheckAsync(string url, CancellationToken cancellation)
    {
        var expression = url.IndexOf("${", StringComparison.Ordinal);
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (expression >= 0 && (start < 3 || url.AsSpan(start).IndexOfAny("/?#") is not (>= 0 and var end) || start + end > expression))
            return null;
        if (!Uri.TryCreate(expression < 0 ? url : url[..expression], UriKind.Absolute, out var uri))
            return null;
        var host = uri.IdnHost.TrimEnd('.');
        var isLocalhost = host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
        IPAddress[] addresses = IPAddress.TryParse(host, out var address) ? [address] : isLocalhost ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [];
        return await guard.RefusalAsync(uri.Host, uri.Port, addresses, cancellation) is { } refusal ? new Failure("net.address", refusal) : null;
    }
}
