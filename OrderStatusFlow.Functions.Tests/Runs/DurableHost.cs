using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>The app's runs on Durable Task's own engine, its state in memory; the product's storage is a real Azurite, ERP and Omnitron are the simulators.</summary>
public class DurableHost(SharedStorage storage) : IAsyncLifetime
{
    /// <summary>How many unexpected errors end a run.</summary>
    public const int MaxAttempts = 3;

    private readonly List<ServiceProvider> processes = [];
    private DurableTaskTestHost? host;

    public DurableTaskClient Client => host!.Client;

    /// <summary>The most events that the history of each instance has had.</summary>
    public ConcurrentDictionary<string, int> Histories { get; } = new();

    public IConfiguration Settings { get; private set; } = null!;

    public IServiceProvider Services => processes[0];

    /// <summary>Services of the process that runs activities now.</summary>
    public IServiceProvider Newest => processes[^1];

    internal FunctionTasks Tasks { get; private set; } = null!;

    internal T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask InitializeAsync()
    {
        Settings = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AzureWebJobsStorage", await storage.NewAccountAsync()), new("Secrets:OMNITRON_PASSWORD", "omnitron-password")])
            .Build();
        Tasks = new FunctionTasks(NewProcess());
        // As app settings come to orchestrators.
        Environment.SetEnvironmentVariable("Runs__MaxAttempts", $"{MaxAttempts}");
        Environment.SetEnvironmentVariable("Runs__RetryDelay", "00:00:00.1");
        host = await StartEngineAsync(static s => s
            .ConfigureAll<DurableTaskWorkerOptions>(static o => o.DataConverter = new JsonDataConverter(RunJson.Options))
            .ConfigureAll<DurableTaskClientOptions>(static o => o.DataConverter = new JsonDataConverter(RunJson.Options)));
        Tasks.Client = Client;
        Get<DurableRunLauncher>().Use(Client);
    }

    private protected virtual Task<DurableTaskTestHost> StartEngineAsync(Action<IServiceCollection> configure) =>
        DurableEngine.StartAsync(Tasks.AddTo, configure, (instance, events) => Histories.AddOrUpdate(instance, events, (_, most) => Math.Max(most, events)));

    /// <summary>Ends the app's process, and starts another: what it was doing is delivered to the new one.</summary>
    /// <remarks>The engine lives on, as the Functions host does.</remarks>
    /// <param name="inOrder">False to leave everything as it is at that moment.</param>
    internal async Task RestartProcessAsync(bool inOrder)
    {
        var old = processes[^1];
        if (inOrder)
        {
            await Tasks.StopAndStartAsync();
            await old.GetRequiredService<ProcessDeathGuard>().StopAsync(TestContext.Current.CancellationToken);
        }

        Tasks.Replace(NewProcess());
    }

    // Each process finds that the one before has been silent for long.
    private ServiceProvider NewProcess()
    {
        var process = new ServiceCollection().AddApp(Settings)
            .AddSingleton<TimeProvider>(new LaterTime(TimeSpan.FromMinutes(5) * processes.Count))
            .BuildServiceProvider();
        processes.Add(process);
        return process;
    }

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        Tasks?.Dispose();
        foreach (var process in processes)
            await process.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins a run by hand of a flow that reads the simulator's orders.</summary>
    internal async Task<RunStart> StartAsync(string flow, ErpSimulator erp, OmnitronSimulator omnitron, string write = "{}", int page = 100)
    {
        var put = await Get<FlowStore>().PutAsync(FlowName.Parse(flow), JsonElement.Parse(
            $$$$"""
            {"direction": "inbound", "omnitron": {"domainUrl": "{{{{omnitron.Url}}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}},
             "erp": {"url": "{{{{erp.Url}}}}orders", "itemsPath": "$.results", "pagination": {"type": "offset", "offsetKey": "offset", "limitKey": "limit", "limit": {{{{page}}}}}},
             "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"}}}
             }}}]},
             "write": {{{{write}}}}}
            """), expected: null, TestContext.Current.CancellationToken);
        return await Get<RunStarter>().TriggeredAsync(put.Value.ShouldNotBeNull(), new Dictionary<string, string> { ["number"] = "" }, RunStarter.ByUrl, TestContext.Current.CancellationToken);
    }

    internal async Task<RunRecord> EndOfAsync(RunStart start, TimeSpan? longest = null)
    {
        RunRecord? record = null;
        await TestWait.ForAsync($"the end of {start.Run}", async () => (record = await RecordAsync(start)).Status != RunStatus.Running, longest);
        return record!;
    }

    /// <summary>Cancels a run as soon as it writes rows, and waits for its end.</summary>
    internal async Task<RunRecord> CancelDuringRowsAsync(RunStart start, OmnitronSimulator omnitron)
    {
        await TestWait.ForAsync("the first rows", () => omnitron.Patches.Requests > 0);
        await Get<RunLog>().AskToCancelAsync(start.Id, TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);
        await Get<IRunLauncher>().WakeAsync(start.Id, TestContext.Current.CancellationToken);
        return await EndOfAsync(start);
    }

    internal async Task<RunRecord> RecordAsync(RunStart start) => (await Get<RunLog>().FindAsync(start.Id, TestContext.Current.CancellationToken)).ShouldNotBeNull();

    internal async Task<OrchestrationMetadata> InstanceAsync(string id) => (await Client.GetInstanceAsync(id, getInputsAndOutputs: true)).ShouldNotBeNull($"There is no instance {id}.");
}
