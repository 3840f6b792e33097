using System.Text.Json;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests;

namespace OrderStatusFlow.Functions.Tests.Runs;

/// <summary>Runs of many pages continue with new histories.</summary>
/// <remarks>The settings LONG_RUN_PAGES and LONG_RUN_ORDERS, the orders of a page, make them as long as 1,000 pages of 100 orders. LONG_RUN_KILL 0
/// leaves out the kill, so that the times of the pages can be compared.</remarks>
public sealed class LongRunTests(DurableHost host) : IClassFixture<DurableHost>
{
    private static readonly int Pages = PageTimes.Setting("LONG_RUN_PAGES", 150);
    private static readonly int PageSize = PageTimes.Setting("LONG_RUN_ORDERS", 1);
    private static readonly bool Kills = PageTimes.Setting("LONG_RUN_KILL", 1) == 1;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_of_many_pages_keeps_each_history_short_and_continues_after_its_process_was_killed()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = Pages * PageSize }, Cancellation);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions(), Cancellation);

        var start = await host.StartAsync("long", erp, omnitron, $$"""{"rowsPerActivity": {{Math.Max(1, PageSize / 10)}}}""", PageSize);
        await TestWait.ForAsync("the middle", () => omnitron.Patches.Requests > Pages * PageSize / 2, TimeSpan.FromMinutes(30));
        if (Kills)
            await host.RestartProcessAsync(inOrder: false);
        var record = await host.EndOfAsync(start, TimeSpan.FromMinutes(30));

        record.Totals.ShouldBe(new RunTotals(Pages * PageSize, Pages * PageSize, 0, 0, 0, 0, 0));
        omnitron.Patches.Requests.ShouldBeInRange(Pages * PageSize, (Pages * PageSize) + 100, "only what was in flight is sent again");
        var events = host.Histories.Where(history => history.Key.StartsWith(start.Run, StringComparison.Ordinal)).Max(history => history.Value);
        var (first, last) = PageTimes.Of(erp.Requests);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Pages} pages of {PageSize}: {first.TotalMilliseconds:0.0} ms a page at first, {last.TotalMilliseconds:0.0} ms at last, at most {events} events in a history");
        events.ShouldBeInRange(1_000, 3_000, "a history was filled before the run continued with another");
    }

    [Fact]
    public void A_run_that_an_earlier_release_began_keeps_its_one_history()
    {
        var json = JsonSerializer.Serialize(new RunStart { Run = "old.20260329T120000123.abc", Version = 1, TriggeredBy = "System", Started = DateTimeOffset.UnixEpoch }, RunJson.Options);
        var input = JsonSerializer.Deserialize<RunInput>(json, RunJson.Options).ShouldNotBeNull();

        input.MayContinue.ShouldBeFalse();
        input.Start.Run.ShouldBe("old.20260329T120000123.abc");
        var now = JsonSerializer.Serialize(new RunInput(input.Start), RunJson.Options);
        JsonSerializer.Deserialize<RunInput>(now, RunJson.Options).ShouldNotBeNull().MayContinue.ShouldBeTrue();
        JsonSerializer.Deserialize<RunStart>(now, RunJson.Options).ShouldNotBeNull().Run.ShouldBe(input.Start.Run, "a host of the earlier release reads it too");
    }
}
