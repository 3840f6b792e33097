using System.Net;
using System.Net.Sockets;

namespace OrderStatusFlow.Core.Net;

/// <summary>Keeps flows and scripts away from this host, its storage and its network: what a name resolves to is checked at the moment of connecting.</summary>
/// <param name="options">Who is exempt.</param>
/// <param name="own">Never exempt.</param>
internal sealed class AddressGuard(NetOptions options, HostEndpoints own)
{
    /// <summary>Connects to a target, or to the proxy: <see cref="GuardHandler"/> has checked the target then.</summary>
    /// <exception cref="GuardedAddressException">Flows may not call it.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = options.Proxy is null ? await CheckAsync(host, port, cancellation) : await ResolveAsync(host, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a target that may be called.</summary>
    /// <exception cref="GuardedAddressException">There are none.</exception>
    /// <exception cref="SocketException">The name does not resolve.</exception>
    public async Task<IPAddress[]> CheckAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = await ResolveAsync(host, cancellation);
        if (await RefusalAsync(host, port, addresses, cancellation) is { } refusal)
            throw new GuardedAddressException(refusal);
        return [.. addresses.Where(address => IsAllowed(host, port, address))];
    }

    /// <summary>Why a target may not be called, as a sentence; null when one of its addresses may.</summary>
    public async Task<string?> RefusalAsync(string host, int port, IPAddress[] addresses, CancellationToken cancellation)
    {
        var target = $"{host}:{port}";
        if (await own.FindAsync(host, port, addresses, cancellation) is { } what)
            return $"{target} is {what}, which flows and scripts may never call.";
        if (addresses.Length == 0 || addresses.Any(address => IsAllowed(host, port, address)))
            return null;
        var resolved = addresses[0].ToString() == host.Trim('[', ']') ? "is" : $"resolves to {addresses[0]},";
        return $"{target} {resolved} in the range {SpecialAddresses.RangeOf(addresses[0])}, which flows and scripts may not call. "
            + $"An administrator can allow it with the setting Net__AllowHosts={target}.";
    }

    public static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host, out var address) ? [address] : await Dns.GetHostAddressesAsync(host, cancellation);

    private bool IsAllowed(string host, int port, IPAddress address) =>
        SpecialAddresses.RangeOf(address) is null || options.IsAllowed(host, port) || (options.AllowLoopback && IPAddress.IsLoopback(address));
}
