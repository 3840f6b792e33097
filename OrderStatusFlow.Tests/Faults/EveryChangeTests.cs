using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A scheduled flow on a real host that is killed, an ERP whose clock is wrong and whose changes show late: in the end Omnitron has every one.</summary>
public sealed class EveryChangeTests
{
    private const int Orders = 40;

    // The ERP stamps a change when it begins and shows it up to four seconds later; the flow reads five seconds twice.
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(4);

    [Theory]
    [InlineData(1, -17)]
    [InlineData(2, 23)]
    public async Task Every_change_arrives(int seed, int minutesWrong)
    {
        var random = new Random(seed);
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = Orders });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var host = await HostProcess.StartAsync();
        await host.SendAsync(HttpMethod.Put, "flows/every", Flow(erp.Url, omnitron.Url));
        for (var round = 1; round <= 6; round++)
        {
            foreach (var order in Enumerable.Range(0, random.Next(1, 6)).Select(_ => erp.Orders[random.Next(Orders)]))
            {
                var late = TimeSpan.FromTicks(random.NextInt64(Latest.Ticks));
                erp.AddOrders(order with { TrackingNo = $"TR-{round}-{random.Next(1_000_000)}", ModifiedDate = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(minutesWrong) - late });
            }

            if (round == 3)
            {
                // In the middle of whatever it does.
                var seen = omnitron.Totals.Patches;
                await TestWait.ForAsync("a PATCH", () => omnitron.Totals.Patches > seen, HostProcess.Longest);
                await host.KillAsync();
                await host.RestartAsync();
            }

            var ended = await EndedAsync();
            await TestWait.ForAsync($"another run in round {round}", async () => await EndedAsync() > ended, HostProcess.Longest);
        }

        await TestWait.ForAsync("every change to arrive", () => erp.Orders.All(Arrived), HostProcess.Longest);
        await TestWait.ForAsync("a run that leaves alone what it reads again", async () => (await RunsAsync()).Any(run => run.GetProperty("totals") is var t
            && t.GetProperty("unchanged").GetInt32() > 0 && t.GetProperty("updated").GetInt32() == 0), HostProcess.Longest);

        bool Arrived(ErpOrder order) => order.TrackingNo is null || omnitron.Item(order.Items[0].Id)?.Fields["tracking_number"]?.ToString() == order.TrackingNo;

        async Task<int> EndedAsync() => (await RunsAsync()).Count(run => run.GetProperty("status").GetString() != "running");

        async Task<List<System.Text.Json.JsonElement>> RunsAsync() => [.. (await host.SendAsync(HttpMethod.Get, "flows/every/runs?limit=1000")).GetProperty("items").EnumerateArray()];
    }

    private static string Flow(Uri erp, Uri omnitron) => $$$"""
        {
          "direction": "inbound",
          "schedule": {"every": "00:00:02"},
          "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"} },
          "erp": {"url": "{{{erp}}}orders", "itemsPath": "$.results", "overlap": "00:00:05", "pagination": {"type": "next", "path": "$.next"}, "extraParams": {"limit": "50"} },
          "script": {"source": "import json\norders = [{'order': o['number'], 'orderitem_set': [{'id': i['id'], 'tracking_number': o['tracking_no']} for i in o['items']]} for o in json.loads(input_text)['results']]\noutputStream.write(json.dumps(orders))"}
        }
        """;
}
