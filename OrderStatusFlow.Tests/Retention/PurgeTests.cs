using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.DryRuns;
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
