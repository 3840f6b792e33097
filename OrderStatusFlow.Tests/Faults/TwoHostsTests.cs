using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>Two processes on one storage share a schedule: each slot is one run, never two at once, and the death of one host loses none.</summary>
public sealed class TwoHostsTests
{
    [Fact]
    public async Task Two_hosts_never_start_the_same_slot_twice()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        erp.Faults.Add(new FaultRule { Path = "/orders*", DelayMs = 300 });
        await using var one = await HostProcess.StartAsync();
        await using var two = await one.StartBesideAsync();
        await one.SendAsync(HttpMethod.Put, "flows/shared", Flow(erp.Url, omnitron.Url));

        await TestWait.ForAsync("five runs of two hosts", async () => (await RunsAsync()).Count(HasEnded) >= 5);
        await one.KillAsync();
        var before = (await RunsAsync()).Count;
        await TestWait.ForAsync("five runs of one host", async () => (await RunsAsync()).Count(HasEnded) >= before + 5);
        await one.RestartHereAsync();
        await TestWait.ForAsync("five more of both", async () => (await RunsAsync()).Count(HasEnded) >= before + 10);
        await two.SendAsync(HttpMethod.Put, "flows/shared", Flow(erp.Url, omnitron.Url).Replace("\"direction\"", "\"enabled\": false, \"direction\"", StringComparison.Ordinal));
        await TestWait.ForAsync("the last run's end", async () => (await RunsAsync()).All(HasEnded));

        var runs = await RunsAsync();
        var slots = runs.Select(run => run.GetProperty("runId").GetString()!.Split('.')[1]).ToList();
        slots.Distinct().Count().ShouldBe(slots.Count);
        slots.Select(slot => long.Parse(slot.AsSpan(9), CultureInfo.InvariantCulture)).ShouldAllBe(time => time % 2_000 == 0);
        runs.ShouldAllBe(run => run.GetProperty("triggeredBy").GetString() == "System");
        // A run that a killed host had begun is gone on with, and may ask for its page a second time.
        erp.Requests.Count.ShouldBeInRange(runs.Count, runs.Count + 1);
        erp.Totals.InFlightPeak.ShouldBe(1, "no two runs of the flow at once");

        async Task<List<JsonElement>> RunsAsync() => [.. (await two.SendAsync(HttpMethod.Get, "flows/shared/runs?limit=1000")).GetProperty("items").EnumerateArray()];
    }

    private static bool HasEnded(JsonElement run) => run.GetProperty("status").GetString() != "running";

    private static string Flow(Uri erp, Uri omnitron) => $$$"""
        {
          "direction": "inbound",
          "schedule": {"every": "00:00:02"},
          "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"}},
          "erp": {"url": "{{{erp}}}orders", "itemsPath": "$.results"},
          "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {"number": "[&1].order", "items": {"*": {"id": "[&3].orderitem_set[&1].id"} } } } } }]}
        }
        """;
}
