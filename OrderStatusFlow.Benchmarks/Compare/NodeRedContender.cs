using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OrderStatusFlow.Benchmarks.Load;

namespace OrderStatusFlow.Benchmarks.Compare;

/// <summary>Node-RED with a flow of its own nodes, which writes one page after another.</summary>
internal sealed class NodeRedContender : IContender, IAsyncDisposable
{
    private const string Version = "4.1.15";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly LoadProcess process;
    private readonly LoadStack stack;
    private readonly int port;
    private readonly int orders;

    private NodeRedContender(LoadProcess process, LoadStack stack, int port, int orders) =>
        (this.process, this.stack, this.port, this.orders) = (process, stack, port, orders);

    public string Name => $"Node-RED {Version}";

    /// <summary>Installs Node-RED, once on a machine, and starts it.</summary>
    public static async Task<NodeRedContender> StartAsync(LoadStack stack, int orders, string data, CancellationToken cancellation)
    {
        var installed = Path.Combine(Path.GetTempPath(), $"osf-node-red-{Version}");
        var red = Path.Combine(installed, "node_modules", "node-red", "red.js");
        if (!File.Exists(red))
            await Peer.RunAsync("npm", ["install", "--prefix", installed, "--no-audit", "--no-fund", "--silent", $"node-red@{Version}"], cancellation);
        var folder = Directory.CreateDirectory(Path.Combine(data, "node-red")).FullName;
        File.Copy(Peer.File("node-red.json"), Path.Combine(folder, "flows.json"));
        var port = FreePort();
        var environment = new Dictionary<string, string>
        {
            ["NODE_RED_PORT"] = Text(port),
            ["ERP_PORT"] = Text(stack.Ports.Erp),
            ["OMNITRON_PORT"] = Text(stack.Ports.Omnitron),
            ["ORDERS"] = Text(orders),
            ["PAGE_SIZE"] = Text(LoadFlow.PageSize),
        };
        var process = await LoadProcess.StartOtherAsync(
            "node", [red, "--userDir", folder, "--settings", Peer.File("node-red-settings.js")], "Started flows", environment, cancellation);
        return new NodeRedContender(process, stack, port, orders);
    }

    public async Task<TimeSpan> RunAsync(CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        await stack.Client.SendAsync(HttpMethod.Post, $"http://127.0.0.1:{port}/go", body: null);
        while ((await stack.Client.OmnitronAsync(HttpMethod.Get, "state")).GetProperty("patches").GetInt64() < orders)
        {
            process.MustRun();
            await Task.Delay(Look, TimeProvider.System, cancellation);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
