using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

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

    // Not from 32768 on: systems give those to connections and to listeners of port 0, so another program could have one before Azurite starts.
    private static TcpListener Listen()
    {
        while (true)
        {
            var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(20_000, 32_768));
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                listener.Dispose();
            }
        }
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
