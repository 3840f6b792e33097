using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Retention;

namespace OrderStatusFlow.Tests.Retention;

/// <summary>What a rule keeps although it is old, and what it deletes together.</summary>
public sealed class RetentionRuleTests
{
    [Fact]
    public async Task Nothing_of_an_active_run_goes_nor_of_a_run_that_it_repeats()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        await world.AddAsync("a", 500);
        await world.AddAsync("a", 501);
        var active = await world.BeginAsync("a", 502);
        var logged = new LoggedRow(1, "ORD", RowOutcome.Updated);
        await world.CloseBatchAsync(active, [logged]);
        await new HourlyStatistics(world.Clients).AddAsync((await new RunLog(world.Clients).FindAsync(active.Id, default))! with
        { Status = RunStatus.Failed, Finished = active.Started }, default);
        var repeated = RetentionWorld.RunOf("a", 500);
        await (await world.Clients.TableAsync("activeruns")).UpsertEntityAsync(new TableEntity("active", "a.20250615T100000000.re1") { ["Start"] = $$$"""{"rerun": {"run": "{{{repeated}}}"}}""" });

        await world.PurgeAsync();

        (await world.BlobsAsync("runs")).Select(RunOf).ShouldBe([active.Run, repeated.ToString()], ignoreOrder: true);
        foreach (var table in new[] { "rows", "batches" })
            (await world.KeysAsync(table)).Select(key => RunOf(key.Split('|')[0])).Distinct().ShouldBe([active.Run, repeated.ToString()], ignoreOrder: true, table);
        (await world.KeysAsync("runs")).ShouldBe([$"a|{active.Id.NewestFirst}", $"a|{repeated.NewestFirst}"], ignoreOrder: true);
        (await world.KeysAsync("hourlystats")).Count(key => key.Contains("|r.", StringComparison.Ordinal)).ShouldBe(2);
        (await world.KeysAsync("orders")).ShouldContain(key => key.Contains($".{active.Id.NewestFirst}.", StringComparison.Ordinal));

        await world.EndAsync(active);
        await (await world.Clients.TableAsync("activeruns")).DeleteEntityAsync("active", "a.20250615T100000000.re1");
        await (await world.Clients.ContainerAsync("hosts")).DeleteBlobAsync("purge");
        await world.PurgeAsync();
        (await world.BlobsAsync("runs")).ShouldBeEmpty();
        (await world.KeysAsync("rows")).ShouldBeEmpty();
        (await world.KeysAsync("runs")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_newest_record_of_delivered_orders_stays_however_old_it_is()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        await world.AddAsync("a", 500);
        await world.AddAsync("a", 499);
        using var watermarks = new Watermarks(world.Clients);
        var run = new RunStart { Run = RetentionWorld.RunOf("a", 499).ToString(), Version = 1, TriggeredBy = "System", Started = RetentionWorld.Now, MovesWatermark = true };
        (await watermarks.MoveAsync(new FlowIncarnation(run.Flow, 1), run, new Watermark(RetentionWorld.Now, run.Run, RetentionWorld.Now), default)).ShouldBeTrue();

        await world.PurgeAsync();

        (await world.BlobsAsync("written")).ShouldBe([run.Run]);
        (await watermarks.FindAsync(new FlowIncarnation(run.Flow, 1), default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_error_group_that_has_not_occurred_for_long_goes_with_its_runs_and_its_index()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        await world.AddAsync("a", 181);
        await world.AddAsync("b", 179);
        await world.AddAsync("b", 10);
        (await world.KeysAsync("errorgroups")).Count.ShouldBe(7);

        await world.PurgeAsync();

        var keys = await world.KeysAsync("errorgroups");
        var group = keys.Single(key => key.StartsWith("b|g.", StringComparison.Ordinal))["b|g.".Length..];
        keys.ShouldBe([$"b|g.{group}", $"b|r.{group}.{RetentionWorld.RunOf("b", 10).NewestFirst}", $"fp.{group[0]}|{group}"], ignoreOrder: true);
    }

    [Fact]
    public async Task An_index_entry_whose_error_group_was_never_written_goes_after_a_day()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        await world.AddAsync("a", 0);
        var table = await world.Clients.TableAsync("errorgroups");
        await table.UpsertEntityAsync(new TableEntity("fp.0", "0123456789abcdef") { ["Flow"] = "a" });
        var rule = RetentionRules.All.Single(rule => rule.Name == "errorgroups");
        var kept = (await world.KeysAsync("errorgroups")).Where(key => key != "fp.0|0123456789abcdef").ToList();

        await PurgeAsync(hours: 23);
        (await world.KeysAsync("errorgroups")).ShouldContain("fp.0|0123456789abcdef");
        await PurgeAsync(hours: 25);

        kept.Count.ShouldBe(3);
        (await world.KeysAsync("errorgroups")).ShouldBe(kept, ignoreOrder: true);

        // By the clock of storage.
        async Task PurgeAsync(int hours) => (await rule.PurgeAsync(
            new PurgeSlice(world.Clients, new RetentionOptions { ErrorGroupDays = 10_000, RunDays = 10_000 }, TimeProvider.System.GetUtcNow().AddHours(hours), () => false),
            null, default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_version_that_is_written_again_counts_from_its_last_write_and_a_used_key_from_its_first()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        await world.AddAsync("a", 500);
        await world.WriteVersionAsync("a", "order-500", "2", 10);

        await world.PurgeAsync();

        (await world.KeysAsync("orderversions")).Count.ShouldBe(2);
        (await world.KeysAsync("idempotencykeys")).ShouldBeEmpty();
        await world.WriteVersionAsync("a", "order-500", "3", 0);
        (await world.KeysAsync("orderversions")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Rows_whose_files_are_purged_are_listed_without_requests_and_found_by_order()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        await world.AddAsync("a", 31);
        await world.PurgeAsync();
        using var log = new RowLog(world.Clients, TimeProvider.System);
        var (table, run) = (new RowTable(world.Clients), RetentionWorld.RunOf("a", 31));

        var (rows, _) = await new RowSearch(log, table, new BatchTable(world.Clients), new OrderIndex(world.Clients)).FindAsync(run, new RowQuery(), 10, whole: true, default);
        var found = await new OrderRows(new OrderIndex(world.Clients), log, table).FindAsync("a-31-2", 10, default);

        rows.Select(row => row.Order).ShouldBe(["a-31-1", "a-31-2"]);
        found.ShouldHaveSingleItem().Row.Row.ShouldBe(2);
        found[0].Run.ShouldBe(run);
    }

    private static string RunOf(string name) => string.Join('.', name.Split('/')[0].Split('.').Take(3));
}
