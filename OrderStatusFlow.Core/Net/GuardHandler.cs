using System.Net.Sockets;

namespace OrderStatusFlow.Core.Net;

/// <summary>Checks what the moment of connecting does not show: a Host header that names this host, and the target of a request through a proxy.</summary>
internal sealed class GuardHandler(NetOptions options, HostEndpoints own, AddressGuard guard) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var name in new[] { request.Headers.Host?.Split(':')[0], request.RequestUri!.IdnHost }.OfType<string>())
        {
            if (own.FindName(name) is { } what)
                throw new GuardedAddressException($"{name} is {what}, which flows and scripts may never call.");
        }

        if (options.Proxy is not null)
        {
            try
            {
                await guard.CheckAsync(request.RequestUri.HostNameType == UriHostNameType.IPv6 ? request.RequestUri.Host : request.RequestUri.IdnHost, request.RequestUri.Port, cancellationToken);
            }
            catch (SocketException)
            {
                // A name that only the proxy resolves, as in networks where nothing else knows the internet.
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
