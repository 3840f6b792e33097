using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A run of many pages in the local host, which is killed in the middle.</summary>
/// <remarks>The settings LONG_RUN_PAGES and LONG_RUN_ORDERS, the orders of a page, make it as long as 1,000 pages of 100 orders. LONG_RUN_KILL 0 leaves
/// out the kill, so that the times of the pages can be compared.</remarks>
public sealed class LongRunTests
{
    private static readonly int Pages = PageTimes.Setting("LONG_RUN_PAGES", 60);
    private static readonly int PageSize = PageTimes.Setting("LONG_RUN_ORDERS", 2);
    private static readonly bool Kills = PageTimes.Setting("LONG_RUN_KILL", 1) == 1;

    [Fact]
    public async Task A_run_of_many_pages_continues_from_its_journal_and_ends()
    {
        var limit = TimeSpan.FromHours(1);
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = Pages * PageSize });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var host = await HostProcess.StartAsync();
        await host.SendAsync(HttpMethod.Put, "flows/long-run", $$"""
            {
              "direction": "inbound",
              "omnitron": {"domainUrl": "{{omnitron.Url}}", "username": "flow", "password": {"secret": "PASSWORD"} },
              "erp": {"url": "{{erp.Url}}orders", "itemsPath": "$.results", "pagination": {"type": "offset", "limit": {{PageSize}} } },
              "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"} } } } } }]},
              "write": {"maxParallel": 64}
            }
            """);
        var run = (await host.SendAsync(HttpMethod.Post, "flows/long-run/trigger?modified_date__gt=2020-01-01T00:00:00")).GetProperty("runId").GetString()!;
        if (Kills)
        {
            await TestWait.ForAsync("the middle", () => omnitron.Totals.Patches >= Pages * PageSize / 2, limit);
            await host.KillAsync();
            await host.RestartAsync();
        }

        await TestWait.ForAsync("the run's end", async () => (await host.SendAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("status").GetString() != "running", limit);

        var totals = (await host.SendAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("totals");
        totals.GetProperty("updated").GetInt32().ShouldBe(Pages * PageSize);
        erp.Requests.Select(request => request.Target).Distinct().Count().ShouldBeGreaterThanOrEqualTo(Math.Min(Pages, 1_000), "each page was read");
        var (first, last) = PageTimes.Of(erp.Requests);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Pages} pages of {PageSize}: {first.TotalMilliseconds:0.0} ms a page at first, {last.TotalMilliseconds:0.0} ms at last, memory {host.PeakMemory >> 20} MiB at most");
    }
}
