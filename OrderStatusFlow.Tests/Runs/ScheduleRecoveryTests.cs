using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Schedules after a host died, and with stored state that is damaged.</summary>
public sealed class ScheduleRecoveryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private string storage = "";

    public async ValueTask InitializeAsync() => storage = await SharedStorage.NewTestAccountAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_slot_whose_host_died_before_its_run_was_begun_is_begun_by_another()
    {
        var clock = new FakeTimeProvider(Noon);
        var (dead, host) = (new ScheduleHost(storage, clock), new ScheduleHost(storage, clock));
        await host.PutAsync("left", """{"cron": "*/5 * * * *"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(5));
        var (seen, _) = await dead.States.ReadAsync(default);
        var state = seen[FlowName.Parse("left")];
        (await dead.States.ReplaceAsync(state, state with { Slot = clock.GetUtcNow(), Begun = false }, default)).ShouldNotBeNull();

        await host.TickAsync();
        await host.TickAsync();

        host.Launched.ShouldHaveSingleItem().Run.ShouldBe("left.20260302T120500000.slot");
    }

    [Fact]
    public async Task A_run_that_has_a_place_among_the_active_but_no_log_is_begun_as_it_was()
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new ScheduleHost(storage, clock);
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
        using var host = new ScheduleHost(storage, clock);
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

    [Fact]
    public async Task A_flow_that_was_created_again_has_a_new_schedule_and_does_not_wait_for_runs_of_the_deleted_one()
    {
        var clock = new FakeTimeProvider(Noon);
        using var host = new ScheduleHost(storage, clock);
        await host.PutAsync("anew", """{"every": "01:00:00"}""");
        await host.TickAsync();
        clock.SetUtcNow(Noon.AddMinutes(60));
        (await host.TickAsync()).ShouldHaveSingleItem();
        // A slot that a host took and did not begin before it died.
        var (seen, _) = await host.States.ReadAsync(default);
        var state = seen[FlowName.Parse("anew")];
        await host.States.ReplaceAsync(state, state with { Slot = Noon.AddMinutes(120), Begun = false }, default);
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
        using var host = new ScheduleHost(storage, clock);
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
        using var host = new ScheduleHost(storage, clock);
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
}
