using System.Net;
using System.Net.Sockets;

namespace OrderStatusFlow.Core.Net;

/// <summary>Prevents flows and scripts from connecting to this host, its storage and its network. Checks each resolved address when it
/// connects, so a later DNS change cannot bypass the check.</summary>
/// <param name="options">The hosts that are exempt.</param>
/// <param name="own">The endpoints that are never exempt.</param>
internal sealed class AddressGuard(NetOptions options, HostEndpoints own)
{
    /// <summary>Connects to a target, or to the proxy, in which case <see cref="GuardHandler"/> has already checked the target.</summary>
    /// <exception cref="GuardedAddressException">Flows may not call the target.</exception>
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

    /// <summary>Resolves a target to the addresses that flows may call.</summary>
    /// <exception cref="GuardedAddressException">No address of the target may be called.</exception>
    /// <exception cref="SocketException">The name does not resolve.</exception>
    public async Task<IPAddress[]> CheckAsync(string host, int port, CancellationToken cancellation)
    {
        var addresses = await ResolveAsync(host, cancellation);
        if (await RefusalAsync(host, port, addresses, cancellation) is { } refusal)
            throw new GuardedAddressException(refusal);
        return [.. addresses.Where(address => IsAllowed(host, port, address))];
    }

    /// <summary>Returns the reason why a target may not be called, as a sentence; null if at least one of its addresses may be
    /// called.</summary>
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
        SpecialAddresses.RangeOf(address) is null || options.IsAllowed(host, port)
            || (options.AllowLoopback && IPAddress.IsLoopback(address));
}
