using System.Net.Sockets;

namespace OrderStatusFlow.Core.Net;

/// <summary>Checks what is not visible when connecting: a Host header that names this host, and the target of a proxied request.</summary>
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
                var target = request.RequestUri.HostNameType == UriHostNameType.IPv6 ? request.RequestUri.Host : request.RequestUri.IdnHost;
                await guard.CheckAsync(target, request.RequestUri.Port, cancellationToken);
            }
            catch (SocketException)
            {
                // Only the proxy can resolve the name, as in networks without public DNS.
            }
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
