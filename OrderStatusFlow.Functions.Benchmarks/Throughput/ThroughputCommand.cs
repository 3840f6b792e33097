using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.DurableTask.Client;
using OrderStatusFlow.Benchmarks.Load;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Functions.Benchmarks.Engine;
using OrderStatusFlow.Functions.Tests.Runs;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Functions.Benchmarks.Throughput;

/// <summary>Measures runs with several values of <c>rowsPerActivity</c> beside empty activities: time, and storage transactions.</summary>
internal static class ThroughputCommand
{
    private const int PatchDelayMs = 20;
    private const string Empty = "empty activities";

    // One orchestration has them all, and reads its history for each group of results: more of them take longer each.
    private const int Empties = 1_000;
    // One flow, because a flow that runs for the first time starts Python.
    private static readonly FlowName Flow = FlowName.Parse("throughput");
    private static readonly (string Name, JsonNode? Rows)[] Settings = [("1", 1), ("10", 10), ("\"auto\"", "auto")];

    public static async Task<int> RunAsync(ThroughputOptions options)
    {
        await NpmParts.EnsureAsync(Console.WriteLine);
        var data = Directory.CreateTempSubdirectory("osf-throughput-").FullName;
        try
        {
            var ports = LoadPorts.Find();
            StorageRequests.AddEngineAccount();
            await using var azurite = await AzuriteProcess.StartAsync(new AzuritePorts(ports.Blob, ports.Queue, ports.Table), data, Console.WriteLine);
            await using var simulators = await LoadProcess.StartAsync("OrderStatusFlow.Simulators",
                ["--erp", $"{ports.Erp}", "--omnitron", $"{ports.Omnitron}", "--orders", $"{options.Orders}", "--patch-delay-ms", $"{PatchDelayMs}"],
                "Omnitron http", new Dictionary<string, string>(), CancellationToken.None);
            using var requests = new StorageRequests(ports);
            await using var process = options.InStorage
                ? await DurableProcess.StartAsync(azurite.ConnectionString, await StorageEngine.CreateAsync(StorageRequests.EngineConnection(azurite)))
                : await DurableProcess.StartAsync(azurite.ConnectionString, DurableEngine.NewState());
            await MeasureAsync(options, process, ports, requests);
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task MeasureAsync(ThroughputOptions options, DurableProcess process, LoadPorts ports, StorageRequests requests)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{options.Orders} orders, PATCH takes {PatchDelayMs} ms, at most "
            + $"{LoadFlow.MaxInFlight} in flight, {Environment.ProcessorCount} cores. The first round is a warm-up."));
        var report = new ThroughputReport();
        for (var round = 0; round <= options.Rounds; round++)
        {
            report.Add(round, Empty, Empties, await EmptiesAsync(process), requests.Take());
            foreach (var (name, rows) in Settings)
                report.Add(round, name, options.Orders, await RowsAsync(rows, options, process, ports), requests.Take());
        }

        report.Print(Empty);
    }

    private static async Task<TimeSpan> EmptiesAsync(DurableProcess process)
    {
        var id = await process.Client.ScheduleNewOrchestrationInstanceAsync(EmptyActivities.Orchestration, Empties);
        return await TimeAsync(process, id);
    }

    private static async Task<TimeSpan> RowsAsync(JsonNode? rows, ThroughputOptions options, DurableProcess process, LoadPorts ports)
    {
        var definition = JsonNode.Parse(LoadFlow.Definition(ports.Erp, ports.Omnitron))!;
        definition["write"]!["rowsPerActivity"] = rows?.DeepClone();
        var put = await process.Get<FlowStore>().PutAsync(
            Flow, definition.Deserialize<JsonElement>(), expected: null, CancellationToken.None);
        var parameters = new Dictionary<string, string> { ["modified_date__gt"] = LoadFlow.Last(options.Orders, options.Orders) };
        var start = await process.Get<RunStarter>().TriggeredAsync(put.Value!, parameters, RunStarter.ByUrl, CancellationToken.None);
        var time = await TimeAsync(process, start.Run);
        var record = await process.Get<RunLog>().FindAsync(start.Id, CancellationToken.None);
        return record is { Status: RunStatus.Succeeded, Totals: { } totals } && totals.Updated == options.Orders
            ? time : throw new LoadException($"Run {start.Run} ended as {record?.Status}, {record?.Totals}: {record?.Error?.Message}");
    }

    private static async Task<TimeSpan> TimeAsync(DurableProcess process, string instance)
    {
        var ended = await process.Client.WaitForInstanceCompletionAsync(instance, getInputsAndOutputs: false, CancellationToken.None);
        return ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed
            ? ended.LastUpdatedAt - ended.CreatedAt : throw new LoadException($"{instance} ended as {ended.RuntimeStatus}.");
    }
}
