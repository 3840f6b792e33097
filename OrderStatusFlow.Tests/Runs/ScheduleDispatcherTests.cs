using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Schedules;
using OrderStatusFlow.Core.Storage;

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
        var hosts = Enumerable.Range(0, 4).Select(_ => new Host(storage, clock)).ToList();
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

    [Fact]
    public async Task A_slot_whose_host_died_before_its_run_was_begun_is_begun_by_another()
    {
        var clock = new FakeTimeProvider(Noon);
        var (dead, host) = (new Host(storage, clock), new Host(storage, clock));
        await host.PutAsync("left", """{"cron": "*/5 * * * *"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(5));
        var (seen, _) = await dead.Marks.ReadAsync(default);
        var mark = seen[FlowName.Parse("left")];
        (await dead.Marks.ReplaceAsync(mark, mark with { Slot = clock.GetUtcNow(), Begun = false }, default)).ShouldNotBeNull();

        await host.TickAsync();
        await host.TickAsync();

        host.Launched.ShouldHaveSingleItem().Run.ShouldBe("left.20260302T120500000.slot");
    }

    [Fact]
    public async Task A_run_that_has_a_place_among_the_active_but_no_log_is_begun_as_it_was()
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new Host(storage, clock);
        await host.PutAsync("half", """{"cron": "*/5 * * * *"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(5));
        var first = new RunStart { Run = "half.20260302T120500000.slot", Version = 1, TriggeredBy = "System", Started = Noon.AddMinutes(4), MovesWatermark = true };
        await (await host.Storage.TableAsync("activeruns")).AddEntityAsync(
            new Azure.Data.Tables.TableEntity("active", first.Run) { ["Start"] = JsonSerializer.Serialize(first, RunJson.Options), ["Direction"] = "Inbound" });

        await host.TickAsync();

        host.Launched.ShouldHaveSingleItem().Started.ShouldBe(first.Started);
        (await host.Runs.FindAsync(first.Id, default))!.Started.ShouldBe(first.Started);
    }

    [Fact]
    public async Task A_run_that_ended_while_its_host_died_does_not_hold_its_flow_for_ever()
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new Host(storage, clock);
        await host.PutAsync("ghost", """{"every": "00:01:00"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(1));
        var start = (await host.TickAsync()).ShouldHaveSingleItem();
        await host.EndAsync(start.Run);
        await (await host.Storage.TableAsync("activeruns")).AddEntityAsync(
            new Azure.Data.Tables.TableEntity("active", start.Run) { ["Start"] = JsonSerializer.Serialize(start, RunJson.Options), ["Direction"] = "Inbound" });
        clock.SetUtcNow(Noon.AddMinutes(2));

        (await host.TickAsync()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"every": "00:00:02"}""", 9 * 86_400, "20260311T120000000")]
    [InlineData("""{"cron": "0 0 3 * * ?", "timeZone": "Europe/Istanbul"}""", 3 * 86_400, "20260305T000000000")]
    [InlineData("""{"cron": "0 0 3 * * ?"}""", 3_600, null)]
    public async Task After_a_downtime_one_run_catches_up(string schedule, int seconds, string? slot)
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new Host(storage, clock);
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
        using var host = new Host(storage, clock);
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
        using var host = new Host(storage, clock);
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

    [Fact]
    public async Task A_flow_that_waits_for_another_starts_once_for_what_ended_since_and_never_beside_itself()
    {
        var clock = new FakeTimeProvider(Noon);
        var (one, two) = (new Host(storage, clock), new Host(storage, clock));
        await one.PutAsync("stock", """{"every": "00:01:00"}""");
        await one.TickAsync();
        await EndOneAsync(1);
        await one.PutAsync("orders", """{"triggeredBy": "stock"}""");
        await TickBothAsync();
        Waiting().ShouldBeEmpty("runs that ended before the flow was there do not count");

        await EndOneAsync(2);
        await TickBothAsync();
        Waiting().ShouldHaveSingleItem().TriggeredBy.ShouldBe("stock");

        await EndOneAsync(3);
        await EndOneAsync(4);
        await TickBothAsync();
        Waiting().Count.ShouldBe(1, "it still runs");
        await one.EndAsync(Waiting()[0].Run);
        await TickBothAsync();
        Waiting().Count.ShouldBe(2, "two runs that ended meanwhile are one start");
        await one.EndAsync(Waiting()[1].Run);
        await TickBothAsync();
        Waiting().Count.ShouldBe(2);

        List<RunStart> Waiting() => [.. one.Launched.Concat(two.Launched).Where(run => run.Flow.ToString() == "orders").OrderBy(run => run.Started)];

        async Task EndOneAsync(int minute)
        {
            clock.SetUtcNow(Noon.AddMinutes(minute));
            await one.EndAsync((await one.TickAsync()).Single(run => run.Flow.ToString() == "stock").Run);
        }

        Task TickBothAsync() => Task.WhenAll(one.TickAsync(), two.TickAsync());
    }

    [Theory]
    [InlineData("trigger")]
    [InlineData("erp")]
    public async Task A_run_that_another_flow_caused_is_not_one_by_hand_whatever_that_flows_name(string name)
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new Host(storage, clock);
        await host.PutAsync(name, """{"every": "00:01:00"}""");
        await host.PutAsync($"after-{name}", $$"""{"triggeredBy": "{{name}}"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(1));
        await host.EndAsync((await host.TickAsync()).Single(run => run.Flow.ToString() == name).Run);

        var run = (await host.TickAsync()).Single(run => run.Flow.ToString() == $"after-{name}");

        run.TriggeredBy.ShouldBe(name);
        run.ByHand.ShouldBeFalse();
    }

    [Fact]
    public async Task A_flow_that_was_created_again_has_a_new_schedule_and_does_not_wait_for_runs_of_the_deleted_one()
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new Host(storage, clock);
        await host.PutAsync("anew", """{"every": "01:00:00"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(60));
        (await host.TickAsync()).ShouldHaveSingleItem();
        // A slot that a host took and did not begin before it died.
        var (seen, _) = await host.Marks.ReadAsync(default);
        var mark = seen[FlowName.Parse("anew")];
        await host.Marks.ReplaceAsync(mark, mark with { Slot = Noon.AddMinutes(120), Begun = false }, default);
        clock.SetUtcNow(Noon.AddMinutes(130));

        await host.DeleteAsync("anew");
        await host.PutAsync("anew", """{"every": "01:00:00"}""");

        (await host.TickAsync()).ShouldBeEmpty();
        clock.SetUtcNow(Noon.AddMinutes(191));
        (await host.TickAsync()).ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_flow_that_no_longer_reads_does_not_stop_the_others()
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new Host(storage, clock);
        await Should.ThrowAsync<UnreadableFlowException>(() => host.PutAsync("bad", """{"every": "never"}"""));
        await host.PutAsync("good", """{"every": "00:01:00"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(1));

        (await host.TickAsync()).ShouldHaveSingleItem().Flow.ToString().ShouldBe("good");
    }

    [Theory]
    [InlineData("runs", "Json")]
    [InlineData("activeruns", "Start")]
    [InlineData("schedules", "Slot")]
    public async Task A_flow_whose_stored_state_is_damaged_does_not_stop_the_others(string table, string column)
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new Host(storage, clock);
        await host.PutAsync("bad", """{"every": "00:01:00"}""");
        await host.PutAsync("good", """{"every": "00:01:00"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(1));
        (await host.TickAsync()).Count.ShouldBe(2);
        await foreach (var entity in (await host.Storage.TableAsync(table)).QueryAsync<Azure.Data.Tables.TableEntity>(e => e.PartitionKey == "bad" || e.RowKey == host.Launched.First().Run))
        {
            entity[column] = "damaged";
            await (await host.Storage.TableAsync(table)).UpdateEntityAsync(entity, Azure.ETag.All, Azure.Data.Tables.TableUpdateMode.Replace);
        }

        await host.EndAsync(host.Launched.Last().Run);
        clock.SetUtcNow(Noon.AddMinutes(2));

        (await host.TickAsync()).Select(run => run.Flow.ToString()).ShouldContain("good");
    }

    /// <summary>A host's share of the work, without the runs themselves: they end when the test says so.</summary>
    private sealed class Host : IRunLauncher, IDisposable
    {
        private readonly FakeTimeProvider clock;
        private readonly ScheduleDispatcher due;
        private readonly FlowStore flows;

        public Host(string storage, FakeTimeProvider clock)
        {
            this.clock = clock;
            Storage = StorageClients.Connect(storage);
            Marks = new ScheduleStateStore(Storage);
            Runs = new RunLog(Storage);
            flows = new FlowStore(Storage.Blobs);
            due = new ScheduleDispatcher(Marks, new RecentFlows(flows, clock), Runs, new RunStarter(Storage, Runs, new RunFiles(Storage), new Watermarks(Storage), this, clock), clock);
        }

        public void Dispose() => flows.Dispose();

        public StorageClients Storage { get; }

        public ScheduleStateStore Marks { get; }

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
            await Marks.FinishedAsync(RunId.Parse(run), default);
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
}
