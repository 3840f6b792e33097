using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Logs;

public sealed class HourlyStatisticsTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Runs_are_counted_in_the_hour_in_which_they_ended()
    {
        var statistics = Statistics();
        await statistics.AddAsync(Ended("sum", 0, Noon.AddMinutes(59)), default);
        await statistics.AddAsync(Ended("sum", 1, Noon.AddMinutes(60)), default);
        var error = new Failure("erp.status", "The ERP responded with 500.");
        await statistics.AddAsync(Ended("sum", 2, Noon.AddMinutes(61)) with { Status = RunStatus.Failed, Error = error, Totals = RunTotals.None }, default);

        var hours = await ReadAsync("sum");

        hours.Keys.ShouldBe([Noon, Noon.AddHours(1)], ignoreOrder: true);
        var later = hours[Noon.AddHours(1)];
        (later.Runs, later.RunsOf(RunStatus.Partial), later.RunsOf(RunStatus.Failed), later.Rows, later.RowsOf(RowOutcome.Updated), later.RowsOf(RowOutcome.Failed))
            .ShouldBe((2, 1, 1, 7, 4, 1));
        (later.Errors, later.DurationMs, later.MaxDurationMs).ShouldBe((4, 120_000, 60_000));
        (await statistics.ReadAsync([FlowName.Parse("sum")], Noon.AddMinutes(59), Noon.AddHours(1), default)).Keys.ShouldBe([Noon]);
    }

    [Fact]
    public async Task Runs_are_counted_in_the_hour_in_which_they_started_too()
    {
        var (statistics, flow) = (Statistics(), new[] { FlowName.Parse("begun") });
        await statistics.AddAsync(Ended("begun", 0, Noon.AddMinutes(59)), default);
        await statistics.AddAsync(Ended("begun", 1, Noon.AddMinutes(60)), default);
        await statistics.AddAsync(Ended("begun", 2, Noon.AddDays(3)), default);
        await statistics.AddAsync(Ended("begun", 60 * 60_000, Noon.AddDays(3)), default);

        var noon = await statistics.ReadStartedAsync(flow, Noon, Noon.AddHours(1), default);
        var one = await statistics.ReadStartedAsync(flow, Noon.AddHours(1), Noon.AddHours(2), default);

        (noon.ShouldHaveSingleItem().Key, noon[Noon].Runs, noon[Noon].Rows).ShouldBe((Noon, 3, 21));
        (one.ShouldHaveSingleItem().Key, one.Values.Single().Runs).ShouldBe((Noon.AddHours(1), 1));
        (await statistics.ReadStartedAsync(flow, Noon.AddHours(2), Noon.AddDays(4), default)).ShouldBeEmpty();
        (await statistics.ReadAsync(flow, Noon.AddDays(-1), Noon.AddDays(4), default)).ToDictionary(hour => hour.Key, hour => hour.Value.Runs)
            .ShouldBe(new Dictionary<DateTimeOffset, long> { [Noon] = 1, [Noon.AddHours(1)] = 1, [Noon.AddDays(3)] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public async Task Runs_that_an_earlier_release_counted_are_in_the_hour_in_which_they_ended()
    {
        var table = await StorageClients.Connect(storage.ConnectionString).TableAsync("hourlystats");
        await table.AddEntityAsync(new TableEntity("older", "h.2026032912.00") { ["RunsSucceeded"] = 2L });

        (await Statistics().ReadStartedAsync([FlowName.Parse("older")], Noon, Noon.AddHours(1), default)).ShouldHaveSingleItem().Value.Runs.ShouldBe(2);

        // The next run of that hour is counted in the same entity, and so is a repeated close of a run that had started before.
        var again = Ended("older", -1, Noon);
        await table.AddEntityAsync(
            new TableEntity("older", $"r.{RunId.Parse(again.RunId).NewestFirst}") { ["Hour"] = "h.2026032912.00", ["RunsSucceeded"] = 1L }, default);
        await Statistics().AddAsync(Ended("older", 0, Noon), default);
        await Statistics().AddAsync(again, default);
        (await Statistics().ReadStartedAsync([FlowName.Parse("older")], Noon, Noon.AddHours(1), default)).ShouldHaveSingleItem().Value.Runs.ShouldBe(3);
    }

    [Fact]
    public async Task A_run_whose_close_was_cut_off_anywhere_and_is_repeated_counts_once_with_the_values_of_its_last_close()
    {
        var steps = 0;
        for (var step = 0; step <= steps; step++)
        {
            var (requests, flow, again) = (0, $"cut-{step}", step);
            var first = new HourlyStatistics(ObservedStorage.Connect(
                storage.ConnectionString, _ => requests++ == again ? throw new RequestFailedException("gone") : default));
            await first.AddAsync(Ended(flow, 0, Noon), default).ContinueWith(_ => { }, TaskScheduler.Default);
            steps = Math.Max(steps, requests < step ? 0 : step + 1);

            // The second close is an hour later, and has another status.
            await Statistics().AddAsync(Ended(flow, 0, Noon.AddHours(1)) with { Status = RunStatus.Failed }, default);

            var counted = (await ReadAsync(flow)).ShouldHaveSingleItem().Value;
            (counted.Runs, counted.RunsOf(RunStatus.Failed), counted.Rows, counted.Errors).ShouldBe((1, 1, 7, 3), $"cut at request {step}");
        }

        steps.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_transaction_whose_response_was_lost_is_not_counted_again()
    {
        var lost = 0;
        var statistics = new HourlyStatistics(ObservedStorage.Connect(storage.ConnectionString, _ => default, message =>
        {
            if (message.Request.Uri.Path.Contains("$batch", StringComparison.Ordinal) && lost++ == 0)
                message.Response = null!;
        }));
        await statistics.AddAsync(Ended("lost", 0, Noon), default).ContinueWith(_ => { }, TaskScheduler.Default);
        lost.ShouldBe(1);

        await statistics.AddAsync(Ended("lost", 0, Noon), default);

        (await ReadAsync("lost")).ShouldHaveSingleItem().Value.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Many_runs_that_end_at_the_same_moment_are_all_counted()
    {
        var statistics = Statistics();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(run => statistics.AddAsync(Ended("many", run, Noon), default)));

        var counted = (await ReadAsync("many")).ShouldHaveSingleItem().Value;
        (counted.Runs, counted.Rows, counted.DurationMs, counted.MaxDurationMs).ShouldBe((40, 280, 2_400_000, 60_000));
    }

    [Fact]
    public async Task A_run_costs_one_read_and_one_transaction()
    {
        var requests = 0;
        var statistics = new HourlyStatistics(ObservedStorage.Connect(storage.ConnectionString, _ =>
        {
            requests++;
            return default;
        }));
        await statistics.AddAsync(Ended("cost", 0, Noon), default);
        requests = 0;

        await statistics.AddAsync(Ended("cost", 1, Noon), default);

        requests.ShouldBe(2);
    }

    private HourlyStatistics Statistics() => new(StorageClients.Connect(storage.ConnectionString));

    private Task<IReadOnlyDictionary<DateTimeOffset, RunCounters>> ReadAsync(string flow) =>
        Statistics().ReadAsync([FlowName.Parse(flow)], Noon.AddDays(-1), Noon.AddDays(1), default);

    private static RunRecord Ended(string flow, int run, DateTimeOffset finished) => new()
    {
        RunId = RunId.OfSlot(FlowName.Parse(flow), Noon.AddMilliseconds(run)).ToString(),
        Flow = flow,
        Version = 1,
        Direction = Direction.Inbound,
        TriggeredBy = "System",
        Status = RunStatus.Partial,
        Started = finished.AddMinutes(-1),
        Finished = finished,
        Totals = new RunTotals(7, 4, 0, 0, 0, 2, 1),
    };
}
