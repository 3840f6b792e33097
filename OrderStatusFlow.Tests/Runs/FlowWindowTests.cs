using OrderStatusFlow.Flows;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Schedules;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Runs of one flow on many hosts, over real storage.</summary>
public sealed class FlowWindowTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const int Most = 5;

    [Fact]
    public async Task All_runs_together_never_hold_more_places_than_the_flow_allows()
    {
        var (held, peak, holding) = (0, 0, new Lock());
        await Task.WhenAll((await RunsAsync("window-many", 7)).Select(async (run, number) =>
        {
            var window = Window();
            for (var batch = 1; batch <= 4; batch++)
            {
                var wanted = 1 + ((number + batch) % Most);
                var places = 0;
                await TestWait.ForAsync("a place", async () => (places = await window.TakeAsync(run, batch, wanted, Most, default)) > 0);
                places.ShouldBeLessThanOrEqualTo(wanted);
                lock (holding)
                    peak = Math.Max(peak, held += places);
                await Task.Yield();
                lock (holding)
                    held -= places;
                // Half of the batches are followed by the next one before their places are given back.
                if (batch % 2 == 0)
                    await window.GiveBackAsync(run, batch, default);
            }
        }));

        peak.ShouldBeInRange(2, Most);
    }

    [Fact]
    public async Task A_run_that_comes_gets_its_part_when_the_others_batches_end()
    {
        var runs = await RunsAsync("window-part", 2);
        var (first, second) = (runs[0], runs[1]);
        var window = Window();
        (await window.TakeAsync(first, 1, 16, 16, default)).ShouldBe(16);
        (await window.TakeAsync(first, 1, 16, 16, default)).ShouldBe(16, "a repeated question");
        (await window.TakeAsync(second, 1, 16, 16, default)).ShouldBe(0);

        (await window.TakeAsync(first, 501, 16, 16, default)).ShouldBe(8);
        (await window.TakeAsync(second, 1, 16, 16, default)).ShouldBe(8);
        await window.GiveBackAsync(first, 1, default);
        (await window.TakeAsync(first, 501, 16, 16, default)).ShouldBe(8, "giving back an older batch takes nothing of the newer");
        await window.GiveBackAsync(first, 501, default);
        (await window.TakeAsync(second, 501, 16, 16, default)).ShouldBe(16);
    }

    [Fact]
    public async Task A_place_goes_to_who_waits_longest_and_not_to_who_had_it()
    {
        var runs = await RunsAsync("window-turn", 3);
        var window = Window();
        (await window.TakeAsync(runs[0], 1, 1, 1, default)).ShouldBe(1);
        (await window.TakeAsync(runs[1], 1, 1, 1, default)).ShouldBe(0);
        (await window.TakeAsync(runs[2], 1, 1, 1, default)).ShouldBe(0);

        (await window.TakeAsync(runs[0], 501, 1, 1, default)).ShouldBe(0, "its next batch");
        (await window.TakeAsync(runs[2], 1, 1, 1, default)).ShouldBe(0, "came later");
        (await window.TakeAsync(runs[1], 1, 1, 1, default)).ShouldBe(1);
        await window.GiveBackAsync(runs[1], 1, default);
        (await window.TakeAsync(runs[0], 501, 1, 1, default)).ShouldBe(0);
        (await window.TakeAsync(runs[2], 1, 1, 1, default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_has_ended_holds_no_places()
    {
        var runs = await RunsAsync("window-ended", 2);
        var window = Window();
        (await window.TakeAsync(runs[0], 1, 4, 4, default)).ShouldBe(4);
        (await window.TakeAsync(runs[1], 1, 4, 4, default)).ShouldBe(0);

        var log = Log();
        await log.UpdateAsync((await log.FindAsync(runs[0], default))! with { Status = RunStatus.Cancelled }, default);

        (await window.TakeAsync(runs[1], 1, 4, 4, default)).ShouldBe(4);
    }

    private FlowWindow Window() => new(StorageClients.Connect(storage.ConnectionString), Log());

    private RunLog Log()
    {
        var clients = StorageClients.Connect(storage.ConnectionString);
        return new RunLog(clients, new ScheduleMarks(clients));
    }

    private async Task<IReadOnlyList<RunId>> RunsAsync(string flow, int count)
    {
        var runs = Enumerable.Range(0, count).Select(n => RunId.New(FlowName.Parse(flow), DateTimeOffset.UnixEpoch.AddSeconds(n))).ToList();
        foreach (var run in runs)
            await Log().BeginAsync(new RunStart { Run = run.ToString(), Version = 1, TriggeredBy = "test", Started = DateTimeOffset.UnixEpoch }, Direction.Outbound, default);
        return runs;
    }
}
