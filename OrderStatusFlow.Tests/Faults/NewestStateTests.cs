using System.Globalization;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>
/// Two hosts on one storage, posts with duplicates, slow and refused PATCHes, and a kill: Omnitron ends with the last posted state of every order.
/// Everything random comes from the seed, which is in the name of a test that fails.
/// </summary>
public sealed class NewestStateTests
{
    private const int Orders = 5;
    private const int Posts = 40;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Omnitron_ends_with_the_newest_state_of_every_order(int seed)
    {
        var random = new Random(seed);
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var one = await HostProcess.StartAsync();
        await using var two = await one.StartBesideAsync();
        await one.SendAsync(HttpMethod.Put, "flows/newest", Flow(omnitron.Url));
        var (newest, state) = (new Dictionary<int, int>(), 0);
        for (var post = 0; post < Posts; post++)
        {
            var rows = new List<string>();
            for (var row = random.Next(1, 5); row > 0; row--)
            {
                var order = random.Next(1, Orders + 1);
                newest[order] = ++state;
                rows.Add($$"""{"order":"N-{{order}}","orderitem_set":[{"id":{{order}},"tracking_number":"s{{state}}"}]}""");
                // Some states are slow to arrive, some are refused once or twice at first.
                if (random.Next(4) == 0)
                    omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = $"\"s{state}\"", DelayMs = random.Next(100, 1_500) });
                else if (random.Next(6) == 0)
                    omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = $"\"s{state}\"", Status = 503, RetryAfter = 1, Times = random.Next(1, 3) });
            }

            // The ERP posts in the order of its changes, and goes on when it has its answer.
            await (random.Next(2) == 0 ? one : two).SendAsync(HttpMethod.Post, "flows/newest/outbound", $"[{string.Join(',', rows)}]");
            if (post == Posts / 2)
            {
                one.Kill();
                await one.RestartAsync();
            }
        }

        await TestWait.ForAsync("the end of all runs", async () => (await two.SendAsync(HttpMethod.Get, "flows/newest/runs?limit=1000")).GetProperty("items").EnumerateArray()
            .All(run => run.GetProperty("status").GetString() != "running"), HostProcess.Longest * 2);

        foreach (var (order, last) in newest)
            omnitron.Item(order)?.Fields["tracking_number"].ShouldBe(string.Create(CultureInfo.InvariantCulture, $"s{last}"), $"order N-{order}, seed {seed}");
    }

    private static string Flow(Uri omnitron) => $$$"""
        {"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"} }, "write": {"maxParallel": 6, "retries": 8} }
        """;
}
