using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Ticks of several hosts over one storage, with a clock that the test holds.</summary>
public sealed class ScheduleDispatcherTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private string storage = "";

    public async ValueTask InitializeAsync() => storage = await SharedStorage.NewTestAccountAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Many_hosts_that_tick_at_once_start_each_slot_once_and_no_flow_beside_itself()
    {
        var clock = new FakeTimeProvider(Noon);
        var hosts = Enumerable.Range(0, 4).Select(_ => new ScheduleHost(storage, clock)).ToList();
        await hosts[0].PutAsync("often", """{"every": "00:00:02"}""");
        await Task.WhenAll(hosts.Select(host => host.TickAsync()));

        for (var second = 1; second <= 12; second++)
        {
            clock.SetUtcNow(Noon.AddSeconds(second));
            await Task.WhenAll(hosts.SelectMany(host => new[] { host.TickAsync(), host.TickAsync() }));
            var running = hosts.SelectMany(host => host.Launched).Select(run => run.Run).Except(hosts.SelectMany(host => host.Ended)).ToList();
            running.Count.ShouldBeLessThanOrEqualTo(1);
            // A run takes three seconds: the slot in its middle waits for its end.
            if (second % 3 == 0)
                await Task.WhenAll(running.Select(hosts[second % 4].EndAsync));
        }

        var launched = hosts.SelectMany(host => host.Launched).Select(run => run.Run).ToList();
        launched.Distinct().Count().ShouldBe(launched.Count);
        launched.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"every": "00:00:02"}""", 9 * 86_400, "20260311T120000000")]
    [InlineData("""{"cron": "0 0 3 * * ?", "timeZone": "Europe/Istanbul"}""", 3 * 86_400, "20260305T000000000")]
    [InlineData("""{"cron": "0 0 3 * * ?"}""", 3_600, null)]
    public async Task After_a_downtime_one_run_catches_up(string schedule, int seconds, string? slot)
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new ScheduleHost(storage, clock);
        await host.PutAsync("down", schedule);
        await host.TickAsync();

        clock.SetUtcNow(Noon.AddSeconds(seconds));
        await host.TickAsync();
        await host.EndAllAsync();
        await host.TickAsync();

        host.Launched.Select(run => run.Id.ToString()).ShouldBe(slot is null ? [] : [$"down.{slot}.slot"]);
    }

    [Fact]
    public async Task A_paused_flow_starts_nothing_and_its_latest_missed_slot_after_the_pause()
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new ScheduleHost(storage, clock);
        await host.PutAsync("paused", """{"cron": "0 0 * * * ?"}""");
        await host.TickAsync();
        await host.PauseAsync("paused", new FlowPause(Noon, Noon.AddMinutes(150), "stocktaking"));
        // A new version does not end the pause.
        await host.PutAsync("paused", """{"cron": "0 0 * * * ?"}""");
        clock.SetUtcNow(Noon.AddMinutes(149));
        await host.TickAsync();
        host.Launched.ShouldBeEmpty();

        clock.SetUtcNow(Noon.AddMinutes(151));
        await host.TickAsync();

        host.Launched.ShouldHaveSingleItem().Run.ShouldBe("paused.20260302T140000000.slot");
    }

    [Fact]
    public async Task A_new_schedule_starts_at_its_next_slot()
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new ScheduleHost(storage, clock);
        await host.PutAsync("changed", """{"cron": "0 0 0 * * ?"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(20));
        await host.PutAsync("changed", """{"cron": "0 0 * * * ?"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(50));
        await host.TickAsync();
        host.Launched.ShouldBeEmpty();

        clock.SetUtcNow(Noon.AddMinutes(61));
        await host.TickAsync();

        host.Launched.ShouldHaveSingleItem().Run.ShouldBe("changed.20260302T130000000.slot");
    }
}
