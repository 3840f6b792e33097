using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Slots;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Runs of one flow on many hosts, over real storage.</summary>
public sealed class DistributedFlowConcurrencyLimiterTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const int MaxPlaces = 5;

    [Fact]
    public async Task All_runs_together_never_hold_more_places_than_the_flow_allows()
    {
        var (held, peak, holding) = (0, 0, new Lock());
        await Task.WhenAll((await RunsAsync("window-many", 7)).Select(async (run, number) =>
        {
            var window = Window();
            for (var batch = 1; batch <= 4; batch++)
            {
                var wanted = 1 + ((number + batch) % MaxPlaces);
                var places = 0;
                await TestWait.ForAsync("a place", async () => (places = await window.TakeAsync(Of(run), run, batch, wanted, MaxPlaces, default)) > 0);
                places.ShouldBeLessThanOrEqualTo(wanted);
                lock (holding)
                    peak = Math.Max(peak, held += places);
                await Task.Yield();
                lock (holding)
                    held -= places;
                // Half of the batches are followed by the next one before their places are given back.
                if (batch % 2 == 0)
                    await TestWait.ForAsync("the release of the places", () => TryGiveBackAsync(window, run, batch));
            }
        }));

        peak.ShouldBeInRange(2, MaxPlaces);
    }

    [Fact]
    public async Task A_run_that_comes_gets_its_part_when_the_others_batches_end()
    {
        var runs = await RunsAsync("window-part", 2);
        var (first, second) = (runs[0], runs[1]);
        var window = Window();
        (await window.TakeAsync(Of(first), first, 1, 16, 16, default)).ShouldBe(16);
        (await window.TakeAsync(Of(first), first, 1, 16, 16, default)).ShouldBe(16, "a repeated question");
        (await window.TakeAsync(Of(second), second, 1, 16, 16, default)).ShouldBe(0);

        (await window.TakeAsync(Of(first), first, 501, 16, 16, default)).ShouldBe(8);
        (await window.TakeAsync(Of(second), second, 1, 16, 16, default)).ShouldBe(8);
        await window.GiveBackAsync(Of(first), first, 1, default);
        (await window.TakeAsync(Of(first), first, 501, 16, 16, default)).ShouldBe(8, "giving back an older batch takes nothing of the newer");
        await window.GiveBackAsync(Of(first), first, 501, default);
        (await window.TakeAsync(Of(second), second, 501, 16, 16, default)).ShouldBe(16);
    }

    [Fact]
    public async Task A_place_goes_to_who_waits_longest_and_not_to_who_had_it()
    {
        var runs = await RunsAsync("window-turn", 3);
        var window = Window();
        (await window.TakeAsync(Of(runs[0]), runs[0], 1, 1, 1, default)).ShouldBe(1);
        (await window.TakeAsync(Of(runs[1]), runs[1], 1, 1, 1, default)).ShouldBe(0);
        (await window.TakeAsync(Of(runs[2]), runs[2], 1, 1, 1, default)).ShouldBe(0);

        (await window.TakeAsync(Of(runs[0]), runs[0], 501, 1, 1, default)).ShouldBe(0, "its next batch");
        (await window.TakeAsync(Of(runs[2]), runs[2], 1, 1, 1, default)).ShouldBe(0, "came later");
        (await window.TakeAsync(Of(runs[1]), runs[1], 1, 1, 1, default)).ShouldBe(1);
        await window.GiveBackAsync(Of(runs[1]), runs[1], 1, default);
        (await window.TakeAsync(Of(runs[0]), runs[0], 501, 1, 1, default)).ShouldBe(0);
        (await window.TakeAsync(Of(runs[2]), runs[2], 1, 1, 1, default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_has_ended_holds_no_places()
    {
        var runs = await RunsAsync("window-ended", 2);
        var clock = new SteppedTime(DateTimeOffset.UnixEpoch);
        var window = new DistributedFlowConcurrencyLimiter(StorageClients.Connect(storage.ConnectionString), Log(), clock);
        (await window.TakeAsync(Of(runs[0]), runs[0], 1, 4, 4, default)).ShouldBe(4);
        (await window.TakeAsync(Of(runs[1]), runs[1], 1, 4, 4, default)).ShouldBe(0);

        var log = Log();
        await log.UpdateAsync((await log.FindAsync(runs[0], default))! with { Status = RunStatus.Cancelled }, default);
        clock.Advance(FlowSlotQueue.SweepEvery);

        (await window.TakeAsync(Of(runs[1]), runs[1], 1, 4, 4, default)).ShouldBe(4);
    }

    [Fact]
    public async Task A_burst_of_small_runs_on_many_hosts_costs_a_few_requests_a_run()
    {
        var (requests, conflicts, asked) = (0, 0, 0);
        var clock = new SteppedTime(DateTimeOffset.UnixEpoch);
        var windows = Enumerable.Range(0, 4).Select(_ => Observed(clock)).ToList();
        var waiting = (await RunsAsync("window-burst", 300)).Select((run, number) => (Run: run, Window: windows[number % windows.Count])).ToList();
        (requests, conflicts, asked) = (0, 0, 0);

        var rounds = 0;
        for (; waiting.Count > 0; rounds++)
        {
            rounds.ShouldBeLessThan(300);
            var places = await Task.WhenAll(waiting.Select(one => one.Window.TakeAsync(Of(one.Run), one.Run, 1, 1, MaxPlaces, default)));
            places.Sum().ShouldBeLessThanOrEqualTo(MaxPlaces);
            await Task.WhenAll(waiting.Zip(places).Where(one => one.Second > 0).Select(one => one.First.Window.GiveBackAsync(Of(one.First.Run), one.First.Run, 1, default)));
            waiting = [.. waiting.Zip(places).Where(one => one.Second == 0).Select(one => one.First)];
        }

        TestContext.Current.SendDiagnosticMessage($"{rounds} rounds, {requests} requests, {conflicts} conflicts, {asked} questions after runs");
        requests.ShouldBeLessThanOrEqualTo(4 * 300);
        conflicts.ShouldBeLessThanOrEqualTo(300);
        asked.ShouldBe(0, "no holder's time is over");

        DistributedFlowConcurrencyLimiter Observed(TimeProvider time)
        {
            var clients = ObservedStorage.Connect(
                storage.ConnectionString,
                message =>
                {
                    Interlocked.Increment(ref requests);
                    if (message.Request.Uri.Path.Contains("/runs", StringComparison.Ordinal))
                        Interlocked.Increment(ref asked);
                    return default;
                },
                message =>
                {
                    if (message.Response.Status is 409 or 412)
                        Interlocked.Increment(ref conflicts);
                });
            return new DistributedFlowConcurrencyLimiter(clients, new RunLog(clients), time);
        }
    }

    [Fact]
    public async Task Flows_without_changes_are_forgotten()
    {
        var window = Window();
        var runs = Enumerable.Range(0, DistributedFlowConcurrencyLimiter.MaxIdle + 20).Select(n => RunId.New(FlowName.Parse($"idle-{n}"), TimeProvider.System.GetUtcNow()));

        foreach (var run in runs)
            (await window.TakeAsync(Of(run), run, 1, MaxPlaces, MaxPlaces, default)).ShouldBe(MaxPlaces);

        window.Queues.ShouldBeLessThanOrEqualTo(DistributedFlowConcurrencyLimiter.MaxIdle);
    }

    [Fact]
    public async Task Runs_are_asked_for_once_in_a_while_by_one_host_and_not_all_at_once()
    {
        var asked = 0;
        var clock = new SteppedTime(DateTimeOffset.UnixEpoch);
        var windows = Enumerable.Range(0, 3).Select(_ =>
        {
            var clients = ObservedStorage.Connect(storage.ConnectionString, message =>
            {
                if (message.Request.Uri.Path.Contains("/runs(", StringComparison.Ordinal))
                    Interlocked.Increment(ref asked);
                return default;
            });
            return new DistributedFlowConcurrencyLimiter(clients, new RunLog(clients), clock);
        }).ToList();
        var runs = await RunsAsync("window-sweep", 100);
        (await windows[0].TakeAsync(Of(runs[0]), runs[0], 1, 1, 1, default)).ShouldBe(1);
        await AskAsync();
        asked.ShouldBe(0);

        clock.Advance(FlowSlotQueue.SweepEvery);
        await AskAsync();
        await AskAsync();

        asked.ShouldBe(FlowSlotQueue.MaxSwept);

        async Task AskAsync()
        {
            for (var i = 1; i < runs.Count; i++)
                (await windows[i % 3].TakeAsync(Of(runs[i]), runs[i], 1, 1, 1, default)).ShouldBe(0);
        }
    }

    private DistributedFlowConcurrencyLimiter Window() => new(StorageClients.Connect(storage.ConnectionString), Log(), TimeProvider.System);

    private static FlowIncarnation Of(RunId run) => new(run.Flow, 1);

    private RunLog Log()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        return new RunLog(clients);
    }

    private async Task<IReadOnlyList<RunId>> RunsAsync(string flow, int count)
    {
        var runs = Enumerable.Range(0, count).Select(n => RunId.New(FlowName.Parse(flow), DateTimeOffset.UnixEpoch.AddSeconds(n))).ToList();
        await Parallel.ForEachAsync(
            runs, async (run, _) => await Log().BeginAsync(new RunStart { Run = run.ToString(), Version = 1, TriggeredBy = "test", Started = DateTimeOffset.UnixEpoch }, Direction.Outbound, default));
        return runs;
    }

    // The seven change one entity at the same time. A run asks again when it could not, as it does in an orchestration.
    private static async Task<bool> TryGiveBackAsync(DistributedFlowConcurrencyLimiter window, RunId run, int batch)
    {
        try
        {
            await window.GiveBackAsync(Of(run), run, batch, default);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
