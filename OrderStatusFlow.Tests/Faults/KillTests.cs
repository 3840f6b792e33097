using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A host that is killed in the middle of a run continues it: nothing is lost, at most four rows for each of `maxParallel` are sent twice, nothing is logged twice.</summary>
public sealed class KillTests
{
    private const int Orders = 1_000;
    private const int MaxParallel = 16;

    [Fact]
    public async Task A_run_survives_three_kills_of_its_process()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = Orders });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(20) });
        await using var host = await HostProcess.StartAsync();
        await host.SendAsync(HttpMethod.Put, "flows/kill", Flow(erp.Url, omnitron.Url));
        var run = (await host.SendAsync(HttpMethod.Post, "flows/kill/trigger?modified_date__gt=2020-01-01T00:00:00")).GetProperty("runId").GetString()!;

        int[] moments = [100, 480, 900];
        foreach (var moment in moments)
        {
            await TestWait.ForAsync($"{moment} PATCHes", () => omnitron.Totals.Patches >= moment);
            await host.KillAsync();
            await (moment == moments[^1] ? host.RestartHereAsync() : host.RestartAsync());
        }

        await TestWait.ForAsync("the run's end", async () => (await host.SendAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("status").GetString() != "running");
        var record = await host.SendAsync(HttpMethod.Get, $"runs/{run}");
        record.GetProperty("status").GetString().ShouldBe("succeeded");
        record.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(Orders);
        omnitron.Items().Select(item => item.Id / 10).Distinct().Count().ShouldBe(Orders, "every order was PATCHed");
        omnitron.Patches.Repeated.Keys.Select(id => id / 10).Distinct().Count().ShouldBeLessThanOrEqualTo(3 * 4 * MaxParallel, "only what was sent and not logged at a kill is sent again");
        omnitron.Totals.InFlightPeak.ShouldBeLessThanOrEqualTo(MaxParallel);

        var rows = (await host.SendAsync(HttpMethod.Get, $"runs/{run}/rows?limit=1000")).GetProperty("items").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("row").GetInt32()).ShouldBe(Enumerable.Range(1, Orders));
        rows.Select(row => row.GetProperty("order").GetString()).Distinct().Count().ShouldBe(Orders);
        var found = await host.SendAsync(HttpMethod.Get, "orders/ORD0000500");
        found.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private static string Flow(Uri erp, Uri omnitron) => """
        {
          "direction": "inbound",
          "omnitron": {"domainUrl": "OMNITRON", "username": "flow", "password": {"secret": "PASSWORD"}},
          "erp": {"url": "ERPorders", "itemsPath": "$.results", "pagination": {"type": "offset", "limit": 250}},
          "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"}}}}}}]},
          "orderScript": {"source": "import json\norder = json.loads(input_text)\nfor item in order['orderitem_set']:\n    item['status'] = '500'\noutputStream.write(json.dumps(order))"},
          "write": {"maxParallel": MAX}
        }
        """.Replace("OMNITRON", omnitron.ToString(), StringComparison.Ordinal).Replace("ERP", erp.ToString(), StringComparison.Ordinal).Replace("MAX", $"{MaxParallel}", StringComparison.Ordinal);
}
