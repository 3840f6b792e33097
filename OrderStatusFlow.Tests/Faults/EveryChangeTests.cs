using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A scheduled flow on a real host that is killed, an ERP whose clock is wrong and whose changes show late: in the end Omnitron has every one.</summary>
public sealed class EveryChangeTests
{
    private const int Orders = 40;
    private const int Rounds = 6;

    // The ERP stamps a change when it begins and shows it up to four seconds later; the flow reads five seconds twice.
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Every_change_arrives()
    {
        await using var host = await HostProcess.StartAsync();
        await using var behind = await ChangingErp.StartAsync(1, -17, host);
        await using var ahead = await ChangingErp.StartAsync(2, 23, host);

        for (var round = 1; round <= Rounds; round++)
        {
            behind.Change(round);
            ahead.Change(round);
            if (round == 3)
            {
                // In the middle of whatever it does.
                await Task.WhenAll(behind.PatchAsync(), ahead.PatchAsync());
                await host.KillAsync();
                await host.RestartHereAsync();
            }

            await Task.WhenAll(behind.RunAsync(round), ahead.RunAsync(round));
        }

        await Task.WhenAll(behind.EndAsync(), ahead.EndAsync());
    }

    /// <summary>An ERP whose clock is wrong, its shop, and the flow between them. Everything random comes from the seed.</summary>
    private sealed class ChangingErp(int seed, int minutesWrong, ErpSimulator erp, OmnitronSimulator omnitron, HostProcess host) : IAsyncDisposable
    {
        private readonly Random random = new(seed);

        public static async Task<ChangingErp> StartAsync(int seed, int minutesWrong, HostProcess host)
        {
            var started = new ChangingErp(
                seed, minutesWrong, await ErpSimulator.StartAsync(new ErpOptions { Orders = Orders }), await OmnitronSimulator.StartAsync(new OmnitronOptions()), host);
            await host.SendAsync(HttpMethod.Put, $"flows/every-{seed}", Flow(started.Erp.Url, started.Omnitron.Url));
            return started;
        }

        private ErpSimulator Erp => erp;

        private OmnitronSimulator Omnitron => omnitron;

        public void Change(int round)
        {
            foreach (var order in Enumerable.Range(0, random.Next(1, 6)).Select(_ => erp.Orders[random.Next(Orders)]))
            {
                var late = TimeSpan.FromTicks(random.NextInt64(Latest.Ticks));
                erp.AddOrders(order with { TrackingNo = $"TR-{round}-{random.Next(1_000_000)}", ModifiedDate = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(minutesWrong) - late });
            }
        }

        public Task PatchAsync()
        {
            var seen = omnitron.Totals.Patches;
            return TestWait.ForAsync($"a PATCH of seed {seed}", () => omnitron.Totals.Patches > seen);
        }

        public async Task RunAsync(int round)
        {
            var ended = await EndedAsync();
            await TestWait.ForAsync($"another run of seed {seed} in round {round}", async () => await EndedAsync() > ended);
        }

        public async Task EndAsync()
        {
            await TestWait.ForAsync($"every change of seed {seed} to arrive", () => erp.Orders.All(Arrived));
            await TestWait.ForAsync($"a run of seed {seed} that leaves alone what it reads again", async () => (await RunsAsync()).Any(run => run.GetProperty("totals") is var t
                && t.GetProperty("unchanged").GetInt32() > 0 && t.GetProperty("updated").GetInt32() == 0));
        }

        public async ValueTask DisposeAsync()
        {
            await erp.DisposeAsync();
            await omnitron.DisposeAsync();
        }

        private bool Arrived(ErpOrder order) => order.TrackingNo is null || omnitron.Item(order.Items[0].Id)?.Fields["tracking_number"]?.ToString() == order.TrackingNo;

        private async Task<int> EndedAsync() => (await RunsAsync()).Count(run => run.GetProperty("status").GetString() != "running");

        private async Task<List<JsonElement>> RunsAsync() => [.. (await host.SendAsync(HttpMethod.Get, $"flows/every-{seed}/runs?limit=1000")).GetProperty("items").EnumerateArray()];
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
