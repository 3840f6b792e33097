using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Runs;

public sealed class RecentRunsTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Only_flows_with_an_active_run_or_another_finished_run_are_read_again()
    {
        var requests = 0;
        var clients = ObservedStorage.Connect(storage.ConnectionString, _ =>
        {
            Interlocked.Increment(ref requests);
            return default;
        });
        var (log, schedules) = (new RunLog(clients), new ScheduleStateStore(clients));
        var errors = new ErrorGroups(clients, TimeProvider.System);
        using var recent = new RecentRuns(log, new RunSearch(clients), errors, schedules);
        var flows = Enumerable.Range(0, 30).Select(flow => FlowName.Parse($"recent-{flow}")).ToList();
        foreach (var flow in flows.Take(3))
        {
            foreach (var run in Enumerable.Range(0, 22))
                await EndAsync(await BeginAsync(flow, run));
        }

        // The first use creates the table, with as many requests as callers that find it missing.
        await errors.ListAsync(flows[0], closed: false, default);
        var first = await ReadAsync();
        first.Requests.ShouldBe(2 + (2 * flows.Count));
        first.Runs[flows[0]].Runs.Count.ShouldBe(RecentRuns.Count);
        first.Runs[flows[0]].Runs.Select(run => run.Started).ShouldBe(Enumerable.Range(2, 20).Reverse().Select(run => Noon.AddMinutes(run)));
        (first.Runs[flows[0]].Runs[0].Status, first.Runs[flows[0]].Runs[0].Totals.Updated, first.Runs[flows[3]].Runs.Count).ShouldBe((RunStatus.Succeeded, 2, 0));
        (await ReadAsync()).Requests.ShouldBe(2);

        var active = await BeginAsync(flows[1], 30);
        await log.ProgressAsync(active, new RunTotals(1, 1, 0, 0, 0, 0, 0), default);
        var during = await ReadAsync();
        (during.Requests, during.Runs[flows[1]].Runs[0].Status, during.Runs[flows[1]].Runs[0].Totals.Rows).ShouldBe((4, RunStatus.Running, 1));
        await EndAsync(active);
        var after = await ReadAsync();
        (after.Requests, after.Runs[flows[1]].Runs[0].Status).ShouldBe((4, RunStatus.Succeeded));
        (await ReadAsync()).Requests.ShouldBe(2);

        async Task<(int Requests, IReadOnlyDictionary<FlowName, (IReadOnlyList<RunSummary> Runs, int OpenErrors)> Runs)> ReadAsync()
        {
            requests = 0;
            var read = await recent.ReadAsync(flows, default);
            return (requests, read);
        }

        async Task<RunId> BeginAsync(FlowName flow, int minute)
        {
            var id = RunId.OfSlot(flow, Noon.AddMinutes(minute));
            await log.BeginAsync(new RunStart { Run = id.ToString(), Version = 1, TriggeredBy = "System", Started = Noon.AddMinutes(minute) }, Direction.Inbound, default);
            return id;
        }

        async Task EndAsync(RunId run)
        {
            await schedules.FinishedAsync(run, default);
            await log.UpdateAsync((await log.FindAsync(run, default))! with { Status = RunStatus.Succeeded, Totals = new RunTotals(2, 2, 0, 0, 0, 0, 0) }, default);
        }
    }

    [Fact]
    public async Task Callers_within_a_few_seconds_share_one_read()
    {
        var requests = 0;
        var clients = ObservedStorage.Connect(storage.ConnectionString, _ =>
        {
            Interlocked.Increment(ref requests);
            return default;
        });
        using var watermarks = new Watermarks(clients);
        using var recent = new RecentRuns(new RunLog(clients), new RunSearch(clients), new ErrorGroups(clients, TimeProvider.System), new ScheduleStateStore(clients));
        var clock = new FakeTimeProvider(Noon);
        var activities = new FlowActivities(recent, watermarks, clock);
        var flow = new FlowIncarnation(FlowName.Parse("shared"), 3);
        await watermarks.SetAsync(flow, new Watermark(Noon, "person", Noon), default);
        await activities.ReadAsync([flow]);
        requests = 0;

        var read = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => activities.ReadAsync([flow])));
        requests.ShouldBe(0);
        read[19][flow].Watermark!.Value.ShouldBe(Noon);
        clock.Advance(FlowActivities.Shared);
        await activities.ReadAsync([flow]);
        requests.ShouldBe(3);
    }
}
