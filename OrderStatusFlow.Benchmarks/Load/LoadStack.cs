using System.Text.Json;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Benchmarks.Load;

/// <summary>Host, storage and simulators, in processes of their own.</summary>
internal sealed class LoadStack : IAsyncDisposable
{
    /// <summary>How long the simulator takes to answer a PATCH.</summary>
    public const int PatchDelayMs = 20;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private readonly CancellationToken cancellation;
    private readonly HttpClient http;
    private readonly int orders;

    private LoadStack(LoadPorts ports, LoadProcess simulators, LoadProcess host, int orders, CancellationToken cancellation)
    {
        (Ports, Simulators, Host, this.orders, this.cancellation) = (ports, simulators, host, orders, cancellation);
        http = GuardedHttp.Create(new NetOptions { AllowLoopbackUnlessSet = true }, HostEndpoints.None, TimeProvider.System);
        Client = new LoadClient(http, ports, cancellation);
    }

    public LoadPorts Ports { get; }

    public LoadProcess Simulators { get; }

    public LoadProcess Host { get; }

    public LoadClient Client { get; }

    /// <param name="orders">The number of orders of the ERP.</param>
    /// <param name="data">The folder of the storage.</param>
    /// <param name="cancellation">Cancels each wait.</param>
    public static async Task<LoadStack> StartAsync(int orders, string data, CancellationToken cancellation)
    {
        var ports = LoadPorts.Find();
        var simulators = await LoadProcess.StartAsync(
            "OrderStatusFlow.Simulators",
            ["--erp", $"{ports.Erp}", "--omnitron", $"{ports.Omnitron}", "--orders", $"{orders}", "--patch-delay-ms", $"{PatchDelayMs}"],
            "Omnitron http",
            new Dictionary<string, string>(),
            cancellation);
        try
        {
            var host = await LoadProcess.StartAsync(
                "OrderStatusFlow.LocalHost", ["--urls", $"http://127.0.0.1:{ports.Host}"], "serves at", Environment(ports, data), cancellation);
            return new LoadStack(ports, simulators, host, orders, cancellation);
        }
        catch
        {
            await simulators.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stores the flow under a name. A new flow has delivered nothing, so it sends each order.</summary>
    public Task PutAsync(string flow) => Client.HostAsync(HttpMethod.Put, $"flows/{flow}", LoadFlow.Definition(Ports.Erp, Ports.Omnitron));

    /// <summary>Runs a flow with the last orders of the ERP.</summary>
    /// <returns>The run's log.</returns>
    public async Task<JsonElement> RunAsync(string flow, int wanted)
    {
        var started = await Client.HostAsync(HttpMethod.Post, $"flows/{flow}/trigger?modified_date__gt={LoadFlow.Last(wanted, orders)}");
        var run = started.GetProperty("runId").GetString();
        while (true)
        {
            Host.MustRun();
            var record = await Client.HostAsync(HttpMethod.Get, $"runs/{run}");
            if (record.GetProperty("status").GetString() != "running")
                return record;
            await Task.Delay(Look, TimeProvider.System, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulators.DisposeAsync();
        http.Dispose();
    }

    private static Dictionary<string, string> Environment(LoadPorts ports, string data) => new()
    {
        // Whatever storage this shell is set up for is not to be filled with a measurement.
        ["AzureWebJobsStorage"] = "",
        ["OrderStatusFlow__ApiKey"] = "",
        ["Azurite__DataPath"] = data,
        ["Azurite__BlobPort"] = $"{ports.Blob}",
        ["Azurite__QueuePort"] = $"{ports.Queue}",
        ["Azurite__TablePort"] = $"{ports.Table}",
        ["Secrets__OMNITRON_PASSWORD"] = "omnitron-password",
    };
}
