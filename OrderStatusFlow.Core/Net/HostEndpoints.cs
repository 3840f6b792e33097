using System.Net;
using System.Net.Sockets;

namespace OrderStatusFlow.Core.Net;

/// <summary>Where this host and its storage can be reached: flows and scripts never call these, whatever is allowed.</summary>
/// <param name="endpoints">Those that are known from settings.</param>
/// <param name="listening">URLs at which the host listens, such as <c>http://127.0.0.1:7071</c>; asked each time, because they are known only when it has started.</param>
public sealed class HostEndpoints(IEnumerable<HostEndpoint> endpoints, Func<IEnumerable<string>> listening)
{
    private readonly HostEndpoint[] endpoints = [.. endpoints];

    /// <summary>For clients that serve no flow.</summary>
    public static HostEndpoints None { get; } = new([], static () => []);

    /// <summary>What a target is of this host: <c>this host itself</c> or <c>this host's storage</c>; null when it is something else.</summary>
    /// <param name="host">The target's name or address.</param>
    /// <param name="port">The target's port.</param>
    /// <param name="addresses">What the name resolves to.</param>
    /// <param name="cancellation">Ends the wait for DNS.</param>
    public async Task<string?> FindAsync(string host, int port, IReadOnlyCollection<IPAddress> addresses, CancellationToken cancellation)
    {
        if (FindName(host) is { } named)
            return named;
        foreach (var endpoint in endpoints.Where(e => e.Port is not null).Concat(listening().Select(HostEndpoint.Listening).OfType<HostEndpoint>()))
        {
            if (endpoint.Port == port && await ReachesAsync(endpoint.Host, addresses, cancellation))
                return endpoint.What;
        }

        return null;
    }

    /// <summary>The same by name alone, for the names that others route requests by.</summary>
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
            return false; // nobody can reach it by this name
        }

        return addresses.Any(own.Contains) || (own.Any(SpecialAddresses.IsThisMachine) && addresses.Any(SpecialAddresses.IsThisMachine));
    }
}
