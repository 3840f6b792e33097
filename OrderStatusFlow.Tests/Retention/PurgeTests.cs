using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.DryRuns;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Tests.Storage;

namespace OrderStatusFlow.Tests.Retention;

public sealed class PurgeTests
{
    private static readonly string[] Flows = ["a", "a-b"];

    [Fact]
    public async Task Nothing_younger_goes_and_nothing_older_stays()
    {
        var world = await FilledAsync();

        await world.PurgeAsync();

        await ShouldBePurgedAsync(world);
    }

    [Fact]
    public async Task A_purge_that_is_interrupted_at_any_request_continues()
    {
        var world = await FilledAsync();
        var requests = 0;
        // A request fails after 25, then after 26 and so on, except those for the lease.
        var next = 25;
        var failing = ObservedStorage.Connect(world.ConnectionString, message =>
        {
            if (message.Request.Uri.ToString().Contains("comp=lease", StringComparison.Ordinal) || ++requests < next)
                return default;
            (requests, next) = (0, next + 1);
            throw new RequestFailedException("gone");
        });
        var interrupted = 0;
        for (var due = true; due && interrupted < 200;)
        {
            try
            {
                due = await world.Purger(failing).PurgeAsync(default);
            }
            catch (RequestFailedException)
            {
                interrupted++;
            }
        }

        interrupted.ShouldBeGreaterThan(3);
        await ShouldBePurgedAsync(world);
    }

    [Fact]
    public async Task Two_hosts_at_once_do_no_harm()
    {
        var world = await FilledAsync();

        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            var slice = new PurgeSlice(StorageClients.Connect(world.ConnectionString), new RetentionOptions(), RetentionWorld.Now, () => false);
            foreach (var rule in RetentionRules.All)
                (await rule.PurgeAsync(slice, null, default)).ShouldBeNull(rule.Name);
        }));

        await ShouldBePurgedAsync(world);
    }

    [Fact]
    public async Task One_host_at_a_time_purges_and_once_a_day()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        var (entered, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = ObservedStorage.Connect(world.ConnectionString, async message =>
        {
            if (!message.Request.Uri.ToString().Contains("activeruns", StringComparison.Ordinal) && message.Request.Uri.ToString().Contains("/orders", StringComparison.Ordinal))
            {
                entered.TrySetResult();
                await go.Task;
            }
        });
        var first = world.Purger(slow).PurgeAsync(default);
        await entered.Task;
        await world.AddAsync("a", 31);

        (await world.Purger().PurgeAsync(default)).ShouldBeFalse();
        (await world.BlobsAsync("runs")).Count.ShouldBe(1);
        go.SetResult();
        await first;
        // Complete, so nothing is due before tomorrow.
        (await world.Purger().PurgeAsync(default)).ShouldBeFalse();
        (await world.BlobsAsync("runs")).Count.ShouldBe(1);
    }

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
    public async Task A_thousand_rows_cost_a_transaction_per_hundred()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        var requests = 0;
        var counted = world.Counted(() => requests++);
        await world.Purger(counted).PurgeAsync(default);
        var idle = requests;
        await world.AddAsync("a", 100, rows: 1000);
        await (await world.Clients.ContainerAsync("hosts")).DeleteBlobAsync("purge");
        requests = 0;

        await world.Purger(counted).PurgeAsync(default);

        (await world.KeysAsync("rows")).ShouldBeEmpty();
        // Ten transactions for the rows, and some requests for each other kind.
        (requests - idle).ShouldBeInRange(10, 70);
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

    private static async Task<RetentionWorld> FilledAsync()
    {
        var world = new RetentionWorld(await SharedStorage.NewTestAccountAsync());
        foreach (var flow in Flows)
        {
            foreach (var days in RetentionWorld.Ages)
                await world.AddAsync(flow, days);
        }

        await (await world.Clients.TableAsync("orderclaims")).AddEntityAsync(new TableEntity("a", "0123456789abcdef") { ["Holder"] = "" });
        return world;
    }

    private static async Task ShouldBePurgedAsync(RetentionWorld world)
    {
        (await world.BlobsAsync("runs")).Select(RunOf).ShouldBe(Runs(30), ignoreOrder: true);
        (await world.BlobsAsync("written")).ShouldBe(Runs(1), ignoreOrder: true);
        (await world.KeysAsync("rows")).Select(key => RunOf(key.Split('|')[0])).Distinct().ShouldBe(Runs(90), ignoreOrder: true);
        (await world.KeysAsync("batches")).Select(key => RunOf(key.Split('|')[0])).ShouldBe(Runs(90), ignoreOrder: true);
        (await world.KeysAsync("runs")).ShouldBe(Of(90, run => $"{run.Flow}|{run.NewestFirst}"), ignoreOrder: true);
        (await world.KeysAsync("openbatches")).ShouldBe(Of(1, run => $"{run.Flow}|{run}.000000001"), ignoreOrder: true);
        (await world.KeysAsync("runalerts")).ShouldBe(Of(90, run => $"alert|{run}"), ignoreOrder: true);
        (await world.KeysAsync("oauthstates")).ShouldBeEmpty();
        // The youngest, which began 2.4 hours ago.
        (await world.KeysAsync("accesssessions")).Count.ShouldBe(Flows.Length);
        (await world.BlobsAsync("dryruns")).Select(name => Path.GetFileNameWithoutExtension(name))
            .ShouldBe(Of(400, run => run.ToString()).Where(run => RetentionWorld.Now - RunId.Parse(run).Moment <= DryRunOptions.Kept), ignoreOrder: true);
        (await world.KeysAsync("orderclaims")).ShouldBeEmpty();
        (await world.KeysAsync("activeruns")).ShouldBeEmpty();
        var statistics = await world.KeysAsync("hourlystats");
        statistics.Where(key => key.Contains("|r.", StringComparison.Ordinal)).ShouldBe(Of(90, run => $"{run.Flow}|r.{run.NewestFirst}"), ignoreOrder: true);
        statistics.Count(key => key.Contains("|h.", StringComparison.Ordinal)).ShouldBe(Runs(400).Count);
        var errors = await world.KeysAsync("errorgroups");
        errors.Count(key => key.Contains("|r.", StringComparison.Ordinal)).ShouldBe(Runs(90).Count);
        errors.Count(key => key.Contains("|g.", StringComparison.Ordinal)).ShouldBe(Flows.Length);
        (await world.KeysAsync("changes")).Count.ShouldBe(Runs(400).Count);
        // An entity, and its day.
        (await world.KeysAsync("idempotencykeys")).Count.ShouldBe(2 * Runs(7).Count);
        (await world.KeysAsync("orderversions")).Count.ShouldBe(2 * Runs(400).Count);
        // The months after the one of the oldest rows, 2025-03-17, and that month.
        (await world.KeysAsync("orders")).Where(key => key.StartsWith("months|", StringComparison.Ordinal)).ShouldBe(["months|202503", "months|202505", "months|202506"], ignoreOrder: true);
        (await world.KeysAsync("orders")).ShouldAllBe(key => key.Contains("2025", StringComparison.Ordinal));
    }

    private static List<string> Runs(int days) => [.. Of(days, run => run.ToString())];

    private static IEnumerable<string> Of(int days, Func<RunId, string> text) =>
        from flow in Flows
        from age in RetentionWorld.Ages
        where age < days
        select text(RetentionWorld.RunOf(flow, age));

    private static string RunOf(string name) => string.Join('.', name.Split('/')[0].Split('.').Take(3));
}
