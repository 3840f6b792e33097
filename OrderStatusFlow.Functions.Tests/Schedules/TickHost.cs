using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Functions.Schedules;
using OrderStatusFlow.Functions.Tests.Runs;

namespace OrderStatusFlow.Functions.Tests.Schedules;

/// <summary>A process of the app with a clock that the test sets. Its runs are stored but not launched: they end when the test says so.</summary>
internal sealed class TickHost : IAsyncDisposable
{
    private readonly ServiceProvider process;

    public TickHost(string connection, SetTime clock, bool isTickDisabled = false)
    {
        Clock = clock;
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", connection), new("AzureWebJobs.Tick.Disabled", $"{isTickDisabled}")]).Build();
        process = new ServiceCollection().AddApp(settings)
            .AddSingleton<TimeProvider>(clock).AddSingleton<NoLauncher>().AddSingleton<IRunLauncher>(p => p.GetRequiredService<NoLauncher>())
            .AddSingleton<OrphanedRunRecovery>().AddSingleton<TickFunction>()
            .BuildServiceProvider();
    }

    public SetTime Clock { get; }

    public IServiceProvider Services => process;

    public T Get<T>()
        where T : notnull => process.GetRequiredService<T>();

    public IReadOnlyCollection<RunStart> Launched => process.GetRequiredService<NoLauncher>().Launched;

    public Task TickAsync(DurableTaskClient client) =>
        process.GetRequiredService<TickFunction>().RunAsync(new TimerInfo(), client, TestContext.Current.CancellationToken);

    public async Task PutAsync(string flow, string schedule) =>
        (await process.GetRequiredService<FlowStore>().PutAsync(FlowName.Parse(flow), JsonElement.Parse(
            $$$"""
            {"direction": "inbound", "schedule": {{{schedule}}}, "omnitron": {"domainUrl": "http://127.0.0.1:9/", "username": "flow", "password": {"secret": "P"}},
             "erp": {"url": "http://127.0.0.1:9/orders"}}
            """), null, TestContext.Current.CancellationToken)).Value.ShouldNotBeNull();

    /// <summary>Ends the runs that were launched and have not ended.</summary>
    public async Task EndAllAsync()
    {
        var runs = process.GetRequiredService<RunLog>();
        while (process.GetRequiredService<NoLauncher>().Running.TryTake(out var run))
        {
            var record = (await runs.FindAsync(run.Id, TestContext.Current.CancellationToken)).ShouldNotBeNull();
            await process.GetRequiredService<ScheduleStateStore>().FinishedAsync(run.Id, TestContext.Current.CancellationToken);
            await runs.UpdateAsync(record with { Status = RunStatus.Empty, Finished = Clock.GetUtcNow() }, TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
