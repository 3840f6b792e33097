using System.Net;
using System.Net.Sockets;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>Ports of this machine that nobody held a moment ago.</summary>
internal sealed record LoadPorts(int Host, int Erp, int Omnitron, int Blob, int Queue, int Table)
{
    public static LoadPorts Find()
    {
        // Held together until all are known: else the same one might be handed out twice.
        var held = Enumerable.Range(0, 6).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            held.ForEach(listener => listener.Start());
            var ports = held.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
            return new LoadPorts(ports[0], ports[1], ports[2], ports[3], ports[4], ports[5]);
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }
}
