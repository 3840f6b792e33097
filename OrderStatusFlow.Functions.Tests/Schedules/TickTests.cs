using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using OrderStatusFlow.Functions.Schedules;
using OrderStatusFlow.Functions.Tests.Runs;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Schedules;

/// <summary>Ticks a minute apart, on Durable Task's own engine. The app's clock is that of a day in the past, so the engine's timers fire at once.</summary>
public sealed class TickTests(SharedStorage storage) : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private DurableTaskTestHost engine = null!;
    private FunctionTasks tasks = null!;
    private string account = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        account = await storage.NewAccountAsync();
        tasks = new FunctionTasks(null!);
        engine = await DurableEngine.StartAsync(tasks.AddTo, static _ => { });
        tasks.Client = engine.Client;
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        tasks.Dispose();
    }

    [Fact]
    public async Task Slots_within_the_minute_are_started_by_timers_and_each_once_by_two_hosts_that_tick_at_once()
    {
        await using var one = New(Noon);
        await using var two = New(Noon);
        await one.PutAsync("fast", """{"every": "00:00:20"}""");
        await one.PutAsync("cron", """{"cron": "50 * * ? * *"}""");
        await one.PutAsync("slow", """{"every": "00:05:00"}""");
        await one.TickAsync(engine.Client);
        await EndOfMinuteAsync(Noon);
        await Task.WhenAll(one.EndAllAsync(), two.EndAllAsync());
        one.Clock.Now = two.Clock.Now = Noon.AddMinutes(1);

        await Task.WhenAll(one.TickAsync(engine.Client), two.TickAsync(engine.Client));
        await EndOfMinuteAsync(Noon.AddMinutes(1));

        var slots = one.Launched.Concat(two.Launched).Where(run => run.Id.Moment >= Noon.AddMinutes(1)).Select(run => (run.Flow.ToString(), (run.Id.Moment - Noon).TotalSeconds)).ToList();
        slots.ShouldBe(slots.Distinct(), "each slot is started once");
        slots.ShouldBe([("fast", 60), ("cron", 110)], ignoreOrder: true, "the run of the first slot has not ended, so the flow's next slots wait for it");
    }

    [Fact]
    public async Task A_flow_whose_runs_end_gets_each_slot_of_the_minute()
    {
        await using var host = New(Noon);
        tasks.Before = host.EndAllAsync;
        await host.PutAsync("often", """{"every": "00:00:10"}""");
        await host.TickAsync(engine.Client);
        await EndOfMinuteAsync(Noon);
        await host.EndAllAsync();
        host.Clock.Now = Noon.AddMinutes(1);

        await host.TickAsync(engine.Client);
        await EndOfMinuteAsync(Noon.AddMinutes(1));

        host.Launched.Select(run => (run.Id.Moment - Noon).TotalSeconds).ShouldBe([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]);
    }

    [Fact]
    public async Task The_timers_of_a_host_that_died_start_flows_on_another_whose_clock_is_behind()
    {
        await using var dead = New(Noon);
        await dead.PutAsync("left", """{"cron": "30 * * ? * *"}""");
        await using var behind = New(Noon.AddSeconds(-40));
        await dead.TickAsync(engine.Client);
        await EndOfMinuteAsync(Noon);

        behind.Launched.ShouldHaveSingleItem().Id.Moment.ShouldBe(Noon.AddSeconds(30));
        dead.Launched.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_late_tick_and_missed_ticks_start_the_latest_slot_that_was_missed()
    {
        await using var host = New(Noon);
        await host.PutAsync("late", """{"cron": "*/20 * * ? * *"}""");
        await host.TickAsync(engine.Client);
        await EndOfMinuteAsync(Noon);
        await host.EndAllAsync();

        // The ticks of three minutes are missed, and that of the fourth is 45 seconds late.
        host.Clock.Now = Noon.AddMinutes(4).AddSeconds(45);
        await host.TickAsync(engine.Client);
        host.Launched.Last().Id.Moment.ShouldBe(Noon.AddMinutes(4).AddSeconds(40));
        (await engine.Client.GetInstanceAsync(new ScheduleMinute(Noon.AddMinutes(4)).InstanceId, Cancellation)).ShouldBeNull("no slot is left in that minute");

        // A clock that is set back starts no slot again.
        var started = host.Launched.Count;
        host.Clock.Now = Noon.AddMinutes(4).AddSeconds(5);
        await host.EndAllAsync();
        await host.TickAsync(engine.Client);
        await EndOfMinuteAsync(Noon.AddMinutes(4));
        host.Launched.Count.ShouldBe(started);
    }

    [Fact]
    public async Task A_tick_slightly_before_the_minute_starts_its_flows()
    {
        await using var host = New(Noon.AddMinutes(-1));
        await host.PutAsync("early", """{"cron": "* * * * *"}""");
        await host.TickAsync(engine.Client);
        host.Clock.Now = Noon.AddMilliseconds(-300);

        await host.TickAsync(engine.Client);

        host.Launched.ShouldHaveSingleItem().Id.Moment.ShouldBe(Noon);
    }

    [Fact]
    public async Task The_end_of_a_run_starts_the_flows_that_wait_for_it()
    {
        await using var host = New(Noon);
        await host.PutAsync("first", """{"cron": "* * * * *"}""");
        await host.PutAsync("second", """{"triggeredBy": "first"}""");
        await host.TickAsync(engine.Client);
        host.Clock.Now = Noon.AddMinutes(1);
        await host.TickAsync(engine.Client);
        host.Clock.Now = Noon.AddMinutes(2).AddSeconds(10);
        var first = host.Launched.ShouldHaveSingleItem();
        await host.EndAllAsync();
        await using var stopping = new TickHost(account, new SetTime(host.Clock.Now), isTickDisabled: true);
        await stopping.Get<DueFlows>().TryEndedAsync(first.Id, Cancellation);
        stopping.Launched.ShouldBeEmpty("while Tick is disabled, nothing is started");

        await host.Get<DueFlows>().TryEndedAsync(first.Id, Cancellation);

        host.Launched.Skip(1).Select(run => (run.Flow.ToString(), run.Id.Moment)).ShouldBe(
            [("first", Noon.AddMinutes(2)), ("second", first.Id.Moment)], ignoreOrder: true);
    }

    private TickHost New(DateTimeOffset now)
    {
        var host = new TickHost(account, new SetTime(now));
        tasks.Replace(host.Services);
        return host;
    }

    private Task<OrchestrationMetadata> EndOfMinuteAsync(DateTimeOffset minute) =>
        engine.Client.WaitForInstanceCompletionAsync(new ScheduleMinute(minute).InstanceId, Cancellation);
}
