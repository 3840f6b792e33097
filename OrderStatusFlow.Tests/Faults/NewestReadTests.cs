using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>
/// Two hosts on one storage read ERPs whose orders change between pages and between overlapping runs and come more than once, Omnitron is slow or refuses, and one
/// host is killed: Omnitron ends with the ERP's state of every order, also of those that the last run leaves alone.
/// Everything random comes from a seed, which is in the message of a failure. The flows of all seeds share the hosts and their kill, for which a lease must end.
/// </summary>
public sealed class NewestReadTests
{
    private const int Rounds = 3;

    [Fact]
    public async Task Omnitron_ends_with_the_state_of_the_ERP()
    {
        await using var one = await HostProcess.StartAsync();
        await using var two = await one.StartBesideAsync();
        await using var first = await ReadErp.StartAsync(1, one, two);
        await using var second = await ReadErp.StartAsync(2, one, two);

        await Task.WhenAll(first.ChangeAsync(Rounds), second.ChangeAsync(Rounds));
        await one.KillAsync();
        await one.RestartHereAsync();
        await Task.WhenAll(first.ChangeAsync(Rounds), second.ChangeAsync(Rounds));

        await Task.WhenAll(first.EndAsync(), second.EndAsync());
        await first.CheckAsync();
        await second.CheckAsync();
    }

    /// <summary>An ERP with few orders, the shop that is to have their state, and the flow between them.</summary>
    private sealed class ReadErp(int seed, ErpSimulator erp, OmnitronSimulator omnitron, HostProcess one, HostProcess two) : IAsyncDisposable
    {
        private readonly Random random = new(seed);
        private readonly Dictionary<string, string> newest = [];
        private long changes;

        public static async Task<ReadErp> StartAsync(int seed, HostProcess one, HostProcess two)
        {
            var started = new ReadErp(seed, await ErpSimulator.StartAsync(new ErpOptions { Orders = 12 }), await OmnitronSimulator.StartAsync(new OmnitronOptions()), one, two);
            await one.SendAsync(HttpMethod.Put, $"flows/reads-{seed}", started.Flow(enabled: true));
            return started;
        }

        public async Task ChangeAsync(int rounds)
        {
            for (var round = 0; round < rounds; round++)
            {
                Change();
                // All pages, beside the runs of the schedule.
                if (random.Next(2) == 0)
                    await (random.Next(2) == 0 ? one : two).SendAsync(HttpMethod.Post, $"flows/reads-{seed}/trigger?modified_date__gt=2020-01-01T00:00:00");
                var pages = erp.Totals.Requests;
                await TestWait.ForAsync($"a page of seed {seed}", () => erp.Totals.Requests > pages);
                // The list changes between the pages of a run.
                Change();
            }
        }

        /// <summary>Waits for a run that leaves orders alone, begun after the last change, and for the end of all.</summary>
        public async Task EndAsync()
        {
            var stopped = TimeProvider.System.GetUtcNow();
            await TestWait.ForAsync($"a later run of seed {seed}", async () => (await RunsAsync()).Any(run => run.GetProperty("started").GetDateTimeOffset() > stopped
                && HasEnded(run) && run.GetProperty("totals").GetProperty("unchanged").GetInt32() > 0));
            await two.SendAsync(HttpMethod.Put, $"flows/reads-{seed}", Flow(enabled: false));
            await TestWait.ForAsync($"the end of all runs of seed {seed}", async () => (await RunsAsync()).All(HasEnded));
        }

        public async Task CheckAsync()
        {
            newest.ShouldNotBeEmpty();
            foreach (var (number, tracking) in newest)
            {
                var item = erp.Orders.First(order => order.Number == number).Items[0].Id;
                var there = omnitron.Item(item)?.Fields.GetValueOrDefault("tracking_number");
                there.ShouldBe(tracking, $"seed {seed}, order {number}: {await two.SendAsync(HttpMethod.Get, $"orders/{number}")}");
            }
        }

        public async ValueTask DisposeAsync()
        {
            await erp.DisposeAsync();
            await omnitron.DisposeAsync();
        }

        private void Change()
        {
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var order = erp.Orders[random.Next(erp.Orders.Count)];
                var tracking = newest[order.Number] = string.Create(CultureInfo.InvariantCulture, $"TR-{seed}-{++changes}");
                // The last of the list: moved there, or listed once more.
                erp.AddOrders(order with { Id = random.Next(3) == 0 ? 1_000 + changes : order.Id, TrackingNo = tracking, ModifiedDate = TimeProvider.System.GetUtcNow().UtcDateTime });
                if (random.Next(4) == 0)
                    omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = $"\"{tracking}\"", DelayMs = random.Next(50, 600) });
                else if (random.Next(6) == 0)
                    omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = $"\"{tracking}\"", Status = 503, RetryAfter = 1, Times = random.Next(1, 3) });
            }
        }

        private async Task<List<JsonElement>> RunsAsync() =>
            [.. (await two.SendAsync(HttpMethod.Get, $"flows/reads-{seed}/runs?limit=1000")).GetProperty("items").EnumerateArray()];

        private static bool HasEnded(JsonElement run) => run.GetProperty("status").GetString() != "running";

        private string Flow(bool enabled) => $$$"""
            {
              "direction": "inbound",
              "enabled": {{{(enabled ? "true" : "false")}}},
              "schedule": {"every": "00:00:02"},
              "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "PASSWORD"} },
              "erp": {
                "url": "{{{erp.Url}}}orders", "itemsPath": "$.results", "overlap": "00:00:05",
                "pagination": {"type": "next", "path": "$.next"}, "extraParams": {"limit": "5"}
              },
              "mapping": {"spec": [{"operation": "shift", "spec": {"results": {"*": {
                "number": "[&1].order", "tracking_no": "[&1].orderitem_set[0].tracking_number", "items": {"0": {"id": "[&3].orderitem_set[0].id"} }
              } } } }]},
              "write": {"maxParallel": 6, "retries": 8}
            }
            """;
    }
}
