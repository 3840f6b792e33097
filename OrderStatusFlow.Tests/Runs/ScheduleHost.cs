using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>A host's share of the work, without the runs themselves: they end when the test says so.</summary>
internal sealed class ScheduleHost : IRunLauncher, IDisposable
{
    private readonly FakeTimeProvider clock;
    private readonly ScheduleDispatcher due;
    private readonly FlowStore flows;

    public ScheduleHost(string storage, FakeTimeProvider clock)
    {
        this.clock = clock;
        Storage = StorageClients.Connect(storage);
        States = new ScheduleStateStore(Storage);
        Runs = new RunLog(Storage);
        flows = new FlowStore(Storage.Blobs);
        due = new ScheduleDispatcher(States, new RecentFlows(flows, clock), Runs, new RunStarter(Storage, Runs, new RunFiles(Storage), new Watermarks(Storage), this, clock), clock);
    }

    public void Dispose() => flows.Dispose();

    public StorageClients Storage { get; }

    public ScheduleStateStore States { get; }

    public RunLog Runs { get; }

    public ConcurrentQueue<RunStart> Launched { get; } = [];

    public ConcurrentQueue<string> Ended { get; } = [];

    public Task<IReadOnlyList<RunStart>> TickAsync() => due.TickAsync(TestContext.Current.CancellationToken);

    public Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        Launched.Enqueue(start);
        return Task.CompletedTask;
    }

    public Task WakeAsync(RunId run, CancellationToken cancellation) => Task.CompletedTask;

    public async Task EndAsync(string run)
    {
        var record = await Runs.FindAsync(RunId.Parse(run), default);
        await States.FinishedAsync(RunId.Parse(run), default);
        await Runs.UpdateAsync(record! with { Status = RunStatus.Empty, Finished = clock.GetUtcNow() }, default);
        Ended.Enqueue(run);
    }

    public Task EndAllAsync() => Task.WhenAll(Launched.Select(run => EndAsync(run.Run)));

    public async Task PauseAsync(string name, FlowPause pause) => (await flows.PauseAsync(FlowName.Parse(name), pause, default)).ShouldBeTrue();

    public Task<bool> DeleteAsync(string name) => flows.DeleteAsync(FlowName.Parse(name), default);

    public async Task PutAsync(string name, string schedule)
    {
        var json = JsonElement.Parse($$$"""
            {"direction": "inbound", "schedule": {{{schedule}}}, "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}, "erp": {"url": "https://erp.example/orders"}}
            """);
        (await flows.PutAsync(FlowName.Parse(name), json, null, default)).Failure.ShouldBeNull();
    }
}
