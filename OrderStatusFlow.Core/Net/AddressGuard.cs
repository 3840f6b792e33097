using System.Net;
using System.Net.Sockets;

namespace OrderStatusFlow.Net;

/// <summary>Keeps flows and scripts away from addresses inside the host's own network: what a name resolves to is checked at the moment of connecting.</summary>
/// <param name="options">Who is exempt.</param>
internal sealed class AddressGuard(NetOptions options)
{
    // RFC 6890 special-purpose blocks, IPv4 and IPv6; 169.254.169.254 (cloud metadata) and 168.63.129.16 (Azure's wire server) are among them.
    private static readonly IPNetwork[] Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
            "::/128", "::1/128", "64:ff9b::/96", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var exempt = options.IsAllowed(host, port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        var allowed = addresses.Where(a => exempt || IsOutside(a) || (options.AllowLoopback && IPAddress.IsLoopback(a))).ToArray();
        if (allowed.Length == 0)
            throw new HttpRequestException($"{host}:{port} is an address inside the host's network, which flows may not call. An administrator can allow it in the setting Net__AllowHosts.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static bool IsOutside(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Inside.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
