using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Tests.Erp;
using StandardWebhooks;

namespace OrderStatusFlow.Tests.Alarms;

public sealed class AlarmTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Failure Down = new("erp.read", "erp.example did not respond in time.");

    private readonly FakeTimeProvider clock = new(Noon);

    [Fact]
    public async Task Two_hosts_and_repeated_closes_notify_once_and_the_recovery_once()
    {
        await using var receiver = await TestErp.StartAsync("ok");
        using var one = new AlarmWorld(storage.ConnectionString, clock);
        using var two = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await one.PutAsync("alarm-once", $$$"""{"errorRatePercent": 10, "webhookUrl": "{{{receiver.Url}}}/hook?key=s3cret", "webhookSecret": {"secret": "HOOK"}}""");
        await one.Errors.AddAsync(Start(flow), new BatchRef(1, 1), [new LoggedRow(1, "A", RowOutcome.Rejected) { Code = "omnitron.rejected", Message = "status: no" }], default);
        var bad = one.Run(flow, good: 8, bad: 2);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? one : two).Tick.EndedAsync(flow, bad, default)));
        await Task.WhenAll(one.Tick.WorkAsync(default), two.Tick.WorkAsync(default));
        await two.Tick.EndedAsync(flow, two.Run(flow, good: 1, bad: 1), default);
        await two.Tick.EndedAsync(flow, two.Run(flow), default);
        clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => two.Tick.EndedAsync(flow, two.Run(flow, good: 95, bad: 5), default)));
        await Task.WhenAll(one.Tick.WorkAsync(default), two.Tick.WorkAsync(default));
        await one.MinuteAsync();

        var sent = Sent(receiver);
        sent.Select(body => body.GetProperty("type").GetString()).ShouldBe(["alarm.firing", "alarm.recovered"]);
        var data = sent[0].GetProperty("data");
        data.GetProperty("reason").GetString().ShouldBe($"20 percent of the rows of run {bad.RunId} were rejected or failed.");
        (data.GetProperty("alarm").GetString(), data.GetProperty("threshold").GetDouble(), data.GetProperty("figure").GetDouble()).ShouldBe(("errorRatePercent", 10, 20));
        data.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("status: no");
        sent[1].GetProperty("data").GetProperty("since").GetDateTimeOffset().ShouldBe(Noon.AddSeconds(1));
        foreach (var (_, _, body, headers) in receiver.Asked)
        {
            // The receiver's side of the specification, by its own library. Verify would compare the time with the computer's clock.
            var at = DateTimeOffset.FromUnixTimeSeconds(long.Parse(headers["webhook-timestamp"]!, CultureInfo.InvariantCulture));
            var signature = new StandardWebhook(AlarmWorld.Secret).Sign(headers["webhook-id"]!, at, body);
            headers["webhook-signature"].ToString().ShouldBe(signature);
            headers.ContentType.ToString().ShouldStartWith("application/json");
        }

        var report = await Report(one).ReadAsync(flow, default);
        report.Receiver.ShouldBe(receiver.Url);
        var alarm = report.Alarms.ShouldHaveSingleItem();
        (alarm.Firing, alarm.Threshold, alarm.Figure, alarm.LastNotification!.Type, alarm.LastNotification.Answer!.Status).ShouldBe((false, 10, 5, "alarm.recovered", 200));
        JsonSerializer.Serialize(report, RunJson.Options).ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task No_run_fires_while_the_host_schedules_nothing_and_not_for_a_paused_or_disabled_flow()
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("alarm-norun", """{"noRunFor": "01:00:00"}""");
        var disabled = await world.PutAsync("alarm-disabled", """{"noRunFor": "00:01:00"}""", enabled: false);
        await world.Tick.WorkAsync(default);
        await world.MinuteAsync(60);
        (await FiringAsync(world, flow)).ShouldBeEmpty("an hour is allowed");
        await world.MinuteAsync();
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.NoRun]);
        (await FiringAsync(world, disabled)).ShouldBeEmpty();

        await world.Flows.PauseAsync(flow.Name, new FlowPause(clock.GetUtcNow(), null, null), default);
        await world.MinuteAsync();
        (await FiringAsync(world, flow)).ShouldBeEmpty("it is paused");
        await world.MinuteAsync(600);
        await world.Flows.PauseAsync(flow.Name, null, default);
        await world.MinuteAsync();
        (await FiringAsync(world, flow)).ShouldBeEmpty("the time begins again with the resumption");
        await world.MinuteAsync(61);
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.NoRun]);
        clock.Advance(TimeSpan.FromSeconds(1));

        await world.Tick.EndedAsync(flow, world.Run(flow), default);

        (await FiringAsync(world, flow)).ShouldBeEmpty();
        var history = await world.Table.HistoryAsync(flow.Incarnation, 10, default);
        history.Select(notification => notification.Type).ShouldBe(["alarm.recovered", "alarm.firing", "alarm.recovered", "alarm.firing"]);
        history.ShouldAllBe(notification => notification.Attempts == 0 && notification.Answer == null);
    }

    [Fact]
    public async Task Logins_that_fail_in_a_row_fire_and_a_run_that_is_closed_again_counts_once()
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("alarm-login", """{"loginFailures": 3}""");
        foreach (var expected in new[] { 0, 0, 1 })
        {
            var run = world.Run(flow, error: new Failure("erp.login", "no"), step: "login");
            await world.Tick.EndedAsync(flow, run, default);
            await world.Tick.EndedAsync(flow, run, default);
            (await FiringAsync(world, flow)).Count.ShouldBe(expected);
        }

        await world.Tick.EndedAsync(flow, world.Run(flow, error: Down), default);

        (await FiringAsync(world, flow)).ShouldBeEmpty("the login works again");
    }

    [Fact]
    public async Task A_watermark_that_does_not_move_fires_until_it_moves()
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("alarm-mark", """{"watermarkStuckFor": "00:30:00"}""");
        await world.Tick.WorkAsync(default);
        await world.MinuteAsync(31);
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.Watermark]);

        await world.Watermarks.SetAsync(flow.Incarnation, new Watermark(Noon, "run", clock.GetUtcNow()), default);
        await world.MinuteAsync();

        (await FiringAsync(world, flow)).ShouldBeEmpty();
        await world.MinuteAsync(31);
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.Watermark]);
    }

    [Fact]
    public async Task A_run_that_is_active_for_too_long_fires_before_it_ends()
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("alarm-long", """{"maxDuration": "00:10:00"}""");
        var start = Start(flow);
        await world.Runs.BeginAsync(start, Direction.Inbound, default);
        await world.MinuteAsync(11);
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.Duration]);
        await world.Tick.EndedAsync(flow, world.Run(flow, good: 1), default);
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.Duration], "a short run ended, but the long one is active");

        var ended = world.Run(flow, good: 1, seconds: 700) with { RunId = start.Run };
        await world.Tick.EndedAsync(flow, ended, default);
        await world.Runs.UpdateAsync(ended, default);
        await world.MinuteAsync();
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.Duration], "the last run took too long");
        await world.Tick.EndedAsync(flow, world.Run(flow, good: 1), default);
        await world.MinuteAsync();
        (await FiringAsync(world, flow)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_an_error_ended_is_a_rate_of_100_percent_and_an_empty_run_ends_it()
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("alarm-down", """{"errorRatePercent": 50}""");
        await world.Tick.EndedAsync(flow, world.Run(flow, error: Down), default);
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.ErrorRate]);

        await world.Tick.EndedAsync(flow, world.Run(flow), default);

        (await FiringAsync(world, flow)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_rate_of_a_window_is_that_of_all_its_runs()
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("alarm-window", """{"errorRatePercent": 10, "errorRateWindow": "01:00:00"}""");
        foreach (var (good, bad, fires) in new[] { (100, 0, 0), (0, 1, 0), (0, 20, 1) })
        {
            var run = world.Run(flow, good, bad);
            await world.Statistics.AddAsync(run, default);
            await world.Tick.EndedAsync(flow, run, default);
            (await FiringAsync(world, flow)).Count.ShouldBe(fires, $"{good} and {bad}");
        }

        clock.Advance(TimeSpan.FromHours(3));
        var later = world.Run(flow, good: 1);
        await world.Statistics.AddAsync(later, default);
        await world.MinuteAsync();
        (await FiringAsync(world, flow)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_new_error_group_notifies_once_until_it_is_closed()
    {
        await using var receiver = await TestErp.StartAsync("ok");
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("alarm-groups", $$"""{"newErrorGroups": true, "webhookUrl": "{{receiver.Url}}"}""");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await world.Errors.AddAsync(Start(flow), new BatchRef(1, 2), [Row(1, "A", "status: no"), Row(2, "B", "carrier: no")], default);
            await world.MinuteAsync();
        }

        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.ErrorGroup, AlarmKind.ErrorGroup]);
        await world.Errors.AddAsync(Start(flow), new BatchRef(1, 1), [new LoggedRow(1, "A", RowOutcome.Updated)], default);
        await world.MinuteAsync();
        await world.MinuteAsync();

        Sent(receiver).Select(body => body.GetProperty("type").GetString()).ShouldBe(["alarm.firing", "alarm.firing", "alarm.recovered"]);
        Sent(receiver)[2].GetProperty("data").GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("status: no");
        receiver.Asked.ShouldAllBe(request => !request.Headers.ContainsKey("webhook-signature"));

        static LoggedRow Row(int row, string order, string message) => new(row, order, RowOutcome.Rejected) { Code = "omnitron.rejected", Message = message };
    }

    [Fact]
    public async Task An_alarm_that_the_definition_no_longer_has_ends()
    {
        using var world = new AlarmWorld(storage.ConnectionString, clock);
        var flow = await world.PutAsync("alarm-removed", """{"errorRatePercent": 5}""");
        await world.Tick.EndedAsync(flow, world.Run(flow, bad: 1), default);
        (await FiringAsync(world, flow)).ShouldBe([AlarmKind.ErrorRate]);

        var changed = await world.PutAsync("alarm-removed", """{"noRunFor": "10:00:00"}""");
        await world.MinuteAsync();

        (await FiringAsync(world, changed)).ShouldBeEmpty();
    }

    private static List<JsonElement> Sent(TestErp receiver) => [.. receiver.Asked.Select(request => JsonElement.Parse(request.Body))];

    private static AlarmReport Report(AlarmWorld world) => new(world.Evaluator, world.Table, world.Receiver);

    private RunStart Start(FlowVersion flow)
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        var now = clock.GetUtcNow();
        return new RunStart { Run = RunId.New(flow.Name, now).ToString(), Version = flow.Version, TriggeredBy = "System", Started = now };
    }

    private static async Task<IReadOnlyList<AlarmKind>> FiringAsync(AlarmWorld world, FlowVersion flow) =>
        [.. (await world.Table.ReadAsync(flow.Incarnation, default)).States.Where(state => state.IsFiring).Select(state => state.Kind)];
}
