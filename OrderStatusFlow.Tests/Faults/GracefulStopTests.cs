using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A host that is asked to stop in the middle of a run logs each row that it sent before it ends, so the next one sends none of them again.</summary>
public sealed class GracefulStopTests
{
    private const int Orders = 200;

    [Fact]
    public async Task Each_order_is_sent_once_by_a_run_whose_host_is_stopped_and_started_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = Orders });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromSeconds(0.3) });
        await using var host = await HostProcess.StartAsync();
        await host.SendAsync(HttpMethod.Put, "flows/graceful", Flow(erp.Url, omnitron.Url));
        var run = (await host.SendAsync(HttpMethod.Post, "flows/graceful/trigger?modified_date__gt=2020-01-01T00:00:00")).GetProperty("runId").GetString()!;

        await TestWait.ForAsync("rows in flight", () => omnitron.Totals is { Patches: > 30, InFlight: > 0 });
        var code = await host.StopAsync("TERM");
        var sent = omnitron.Patches.Requests;
        await host.RestartHereAsync();
        await TestWait.ForAsync("the run's end", async () => Status(await host.SendAsync(HttpMethod.Get, $"runs/{run}")) != "running");

        code.ShouldBe(0, string.Join('\n', host.Said));
        sent.ShouldBeLessThan(Orders, "the host stops in the middle");
        var record = await host.SendAsync(HttpMethod.Get, $"runs/{run}");
        Status(record).ShouldBe("succeeded", record.ToString());
        record.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(Orders);
        omnitron.Patches.Repeated.ShouldBeEmpty();
        omnitron.Patches.Requests.ShouldBe(Orders);
        omnitron.Items().Select(item => item.Id / 10).Distinct().Count().ShouldBe(Orders);
        var rows = (await host.SendAsync(HttpMethod.Get, $"runs/{run}/rows?limit=1000")).GetProperty("items").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("row").GetInt32()).ShouldBe(Enumerable.Range(1, Orders));
        rows.Select(row => row.GetProperty("order").GetString()).Distinct().Count().ShouldBe(Orders);
    }

    private static string? Status(JsonElement run) => run.GetProperty("status").GetString();

    private static string Flow(Uri erp, Uri omnitron) => $$$"""
        {
          "direction": "inbound",
          "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"}},
          "erp": {"url": "{{{erp}}}orders", "itemsPath": "$.results", "pagination": {"type": "offset", "limit": 100}},
          "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"} } } } } }]},
          "write": {"maxParallel": 16}
        }
        """;
}
