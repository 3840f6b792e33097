using System.Net;
using System.Net.Sockets;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>The ports of Azurite.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>Returns three ports that are currently free.</summary>
    public static AzuritePorts Free()
    {
        using var blob = Listen();
        using var queue = Listen();
        using var table = Listen();
        return new(PortOf(blob), PortOf(queue), PortOf(table));
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
