using System.Net;
using System.Net.Sockets;

namespace OrderStatusFlow.Core.Net;

/// <summary>The endpoints of this host and its storage. Flows and scripts may never call them, even if a setting allows them.</summary>
/// <param name="endpoints">The endpoints known from settings.</param>
/// <param name="listening">Returns the URLs at which the host listens, such as <c>http://127.0.0.1:7071</c>. It is called on each
/// check, because the URLs are known only after the host has started.</param>
public sealed class HostEndpoints(IEnumerable<HostEndpoint> endpoints, Func<IEnumerable<string>> listening)
{
    private readonly HostEndpoint[] endpoints = [.. endpoints];

    /// <summary>An empty set, for clients that do not serve a flow.</summary>
    public static HostEndpoints None { get; } = new([], static () => []);

    /// <summary>Describes a target that belongs to this host: <c>this host itself</c> or <c>this host's storage</c>; null for any
    /// other target.</summary>
    /// <param name="host">The target's name or address.</param>
    /// <param name="port">The target's port.</param>
    /// <param name="addresses">The addresses that the name resolves to.</param>
    /// <param name="cancellation">Cancels the DNS lookup.</param>
    public async Task<string?> FindAsync(string host, int port, IReadOnlyCollection<IPAddress> addresses, CancellationToken cancellation)
    {
        if (FindName(host) is { } named)
            return named;
        foreach (var endpoint in endpoints.Where(e => e.Port is not null)
            .Concat(listening().Select(HostEndpoint.Listening).OfType<HostEndpoint>()))
        {
            if (endpoint.Port == port && await ReachesAsync(endpoint.Host, addresses, cancellation))
                return endpoint.What;
        }

        return null;
    }

    /// <summary>Describes a target by name alone, for names used only to route requests.</summary>
    public string? FindName(string host)
    {
        var name = host.TrimEnd('.');
        return endpoints.FirstOrDefault(e => e.Port is null && e.Host.Equals(name, StringComparison.OrdinalIgnoreCase))?.What;
    }

    private static async Task<bool> ReachesAsync(string host, IReadOnlyCollection<IPAddress> addresses, CancellationToken cancellation)
    {
        IPAddress[] own;
        try
        {
            own = await AddressGuard.ResolveAsync(host, cancellation);
        }
        catch (SocketException)
        {
            return false; // The name does not resolve, so it cannot reach this host.
        }

        return addresses.Any(own.Contains) || (own.Any(SpecialAddresses.IsThisMachine) && addresses.Any(SpecialAddresses.IsThisMachine));
    }
}
