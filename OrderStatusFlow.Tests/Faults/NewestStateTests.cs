using System.Globalization;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>
/// Two hosts on one storage, posts with duplicates, slow and refused PATCHes, and a kill: Omnitron ends with the last posted state of every order.
/// Everything random comes from a seed, which is in the message of a failure. The flows of all seeds share the hosts and their kill, for which a lease must end.
/// </summary>
public sealed class NewestStateTests
{
    private const int Orders = 4;
    private const int Posts = 16;

    [Fact]
    public async Task Omnitron_ends_with_the_newest_state_of_every_order()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var one = await HostProcess.StartAsync();
        await using var two = await one.StartBesideAsync();
        int[] seeds = [1, 2];
        foreach (var seed in seeds)
            await one.SendAsync(HttpMethod.Put, $"flows/newest-{seed}", Flow(omnitron.Url));
        var erps = seeds.Select(seed => new PostingErp(seed, omnitron)).ToList();

        await Task.WhenAll(erps.Select(erp => erp.PostAsync(Posts / 2, one, two)));
        await one.KillAsync();
        await one.RestartHereAsync();
        await Task.WhenAll(erps.Select(erp => erp.PostAsync(Posts / 2, one, two)));

        foreach (var seed in seeds)
        {
            await TestWait.ForAsync(
                $"the end of all runs of seed {seed}", async () => (await two.SendAsync(HttpMethod.Get, $"flows/newest-{seed}/runs?limit=1000")).GetProperty("items").EnumerateArray()
                .All(run => run.GetProperty("status").GetString() != "running"));
        }

        foreach (var (seed, item, last) in erps.SelectMany(erp => erp.Newest))
            (omnitron.Item(item)?.Fields["tracking_number"]).ShouldBe(last, $"item {item}, seed {seed}");
    }

    private static string Flow(Uri omnitron) => $$$"""
        {"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"} }, "write": {"maxParallel": 6, "retries": 8} }
        """;

    /// <summary>Posts in the order of its changes, and continues when it has its answer.</summary>
    private sealed class PostingErp(int seed, OmnitronSimulator omnitron)
    {
        private readonly Random random = new(seed);
        private readonly Dictionary<int, string> newest = [];
        private int state;

        public IEnumerable<(int Seed, int Item, string State)> Newest => newest.Select(order => (seed, order.Key, order.Value));

        public async Task PostAsync(int posts, HostProcess one, HostProcess two)
        {
            for (var post = 0; post < posts; post++)
            {
                var rows = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Row()).ToList();
                await (random.Next(2) == 0 ? one : two).SendAsync(HttpMethod.Post, $"flows/newest-{seed}/outbound", $"[{string.Join(',', rows)}]");
            }
        }

        private string Row()
        {
            var item = seed * 100 + random.Next(Orders);
            var tracking = newest[item] = string.Create(CultureInfo.InvariantCulture, $"s{seed}-{++state}");
            // Some states are slow to arrive, some are refused once or twice at first.
            if (random.Next(4) == 0)
                omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = $"\"{tracking}\"", DelayMs = random.Next(50, 600) });
            else if (random.Next(6) == 0)
                omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = $"\"{tracking}\"", Status = 503, RetryAfter = 1, Times = random.Next(1, 3) });
            return $$"""{"order":"N-{{item}}","orderitem_set":[{"id":{{item}},"tracking_number":"{{tracking}}"}]}""";
        }
    }
}
