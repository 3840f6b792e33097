using System.Net;
using System.Net.Sockets;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Where Azurite listens.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>Three ports that nobody holds at this moment.</summary>
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
