using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Benchmarks.Load;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Functions.Benchmarks.Engine;
using OrderStatusFlow.Functions.Tests.Runs;
using OrderStatusFlow.LocalHost.Setup;

namespace OrderStatusFlow.Functions.Benchmarks.ManyFlows;

/// <summary>Many flows on several instances with one storage: most are due at one moment, and one is triggered many times at once.</summary>
internal static class ManyFlowsCommand
{
    private const int Hosts = 4;
    private const int Flows = 500;
    private const int Due = 280;
    private const int Triggered = 20;
    private const int Orders = 10;
    private const int MaxParallel = 4;
    private const int PatchDelayMs = 20;
    private static readonly FlowName Shared = FlowName.Parse("shared");

    public static async Task<int> RunAsync()
    {
        await NpmParts.EnsureAsync(Console.WriteLine);
        var data = Directory.CreateTempSubdirectory("osf-many-flows-").FullName;
        try
        {
            var ports = LoadPorts.Find();
            await using var azurite = await AzuriteProcess.StartAsync(new AzuritePorts(ports.Blob, ports.Queue, ports.Table), data, Console.WriteLine);
            await using var simulators = await LoadProcess.StartAsync("OrderStatusFlow.Simulators",
                ["--erp", $"{ports.Erp}", "--omnitron", $"{ports.Omnitron}", "--orders", $"{Orders}", "--patch-delay-ms", $"{PatchDelayMs}"],
                "Omnitron http", new Dictionary<string, string>(), CancellationToken.None);
            using var requests = new StorageRequests(ports);
            var (hosts, state) = (new List<DurableProcess>(), DurableEngine.NewState());
            for (var host = 0; host < Hosts; host++)
                hosts.Add(await DurableProcess.StartAsync(azurite.ConnectionString, state));
            var report = await MeasureAsync(hosts, ports, requests);
            foreach (var host in hosts)
                await host.DisposeAsync();
            return report.Print() ? 0 : 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<ManyFlowsReport> MeasureAsync(List<DurableProcess> hosts, LoadPorts ports, StorageRequests requests)
    {
        var slot = NextSlot(TimeProvider.System.GetUtcNow());
        var shared = await PutAsync(hosts[0], ports, slot);
        // The first tick notes the schedules. A schedule starts at the first slot after that.
        await TickAsync(hosts, TimeProvider.System.GetUtcNow());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Flows} flows, of which {Due} are due at {slot:HH:mm:ss} UTC; "
            + $"one other is triggered {Triggered} times. {Hosts} hosts, {Orders} orders a run, {Environment.ProcessorCount} cores."));
        if (slot - TimeProvider.System.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, TimeProvider.System);
        requests.Take();
        // As the app's ticks do, because a delay may end a moment before the slot.
        var starts = (await Task.WhenAll(TickAsync(hosts, slot), TriggerAsync(hosts, shared))).SelectMany(started => started).ToList();
        var runs = starts.DistinctBy(start => start.Run).ToList();
        foreach (var (run, number) in runs.Select((run, number) => (run, number)))
            await hosts[number % Hosts].Client.WaitForInstanceCompletionAsync(run.Run, getInputsAndOutputs: false, CancellationToken.None);
        return await ManyFlowsReport.ReadAsync(hosts, runs, slot, requests.Take(), Due + Triggered, Orders, MaxParallel);
    }

    // Late enough to store the flows before it.
    private static DateTimeOffset NextSlot(DateTimeOffset now)
    {
        var minute = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, now.Minute, 0, TimeSpan.Zero);
        return minute.AddMinutes(now.Second < 15 ? 1 : 2);
    }

    /// <returns>The flow that is triggered.</returns>
    private static async Task<FlowVersion> PutAsync(DurableProcess host, LoadPorts ports, DateTimeOffset slot)
    {
        var store = host.Get<FlowStore>();
        await Parallel.ForEachAsync(Enumerable.Range(1, Flows - 1), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellation) =>
        {
            var hour = number <= Due ? slot.Hour : (slot.Hour + 12) % 24;
            var schedule = string.Create(CultureInfo.InvariantCulture, $$"""{"cron": "0 {{slot.Minute}} {{hour}} * * ?", "timeZone": "UTC"}""");
            await store.PutAsync(FlowName.Parse($"flow-{number}"), Definition(ports, schedule), expected: null, cancellation);
        });
        return (await store.PutAsync(Shared, Definition(ports, "null"), expected: null, CancellationToken.None)).Value!;
    }

    private static JsonElement Definition(LoadPorts ports, string schedule) => JsonElement.Parse(
        $$$$"""
        {"direction": "inbound", "schedule": {{{{schedule}}}}, "write": {"maxParallel": {{{{MaxParallel}}}}},
         "omnitron": {"domainUrl": "http://127.0.0.1:{{{{ports.Omnitron}}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}},
         "erp": {"url": "http://127.0.0.1:{{{{ports.Erp}}}}/orders", "itemsPath": "$.results",
                 "pagination": {"type": "offset", "offsetKey": "offset", "limitKey": "limit", "limit": 100}},
         "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"}}}
         }}}]} }
        """);

    private static async Task<IEnumerable<RunStart>> TickAsync(List<DurableProcess> hosts, DateTimeOffset moment) =>
        (await Task.WhenAll(hosts.Select(host => host.Get<ScheduleDispatcher>().TickAsync(moment, CancellationToken.None)))).SelectMany(started => started);

    private static async Task<IEnumerable<RunStart>> TriggerAsync(List<DurableProcess> hosts, FlowVersion flow) =>
        await Task.WhenAll(Enumerable.Range(0, Triggered).Select(number => hosts[number % Hosts].Get<RunStarter>().TriggeredAsync(
            flow, new Dictionary<string, string> { ["number"] = "" }, RunStarter.ByUrl, CancellationToken.None)));
}
