using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A host that is killed in the middle of a re-run continues it.</summary>
public sealed class RerunKillTests
{
    private const int Orders = 600;
    private const int MaxParallel = 8;

    [Fact]
    public async Task A_re_run_survives_a_kill_of_its_process()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var host = await HostProcess.StartAsync();
        await host.SendAsync(HttpMethod.Put, "flows/rerun-kill", $$$"""
            {"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "PASSWORD"}}, "write": {"maxParallel": {{{MaxParallel}}}}}
            """);
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Status = 400, Body = """{"detail": "no"}""" });
        var original = await StartAsync(
            "flows/rerun-kill/outbound", $"[{string.Join(',', Enumerable.Range(1, Orders).Select(i => $$"""{"order":"K{{i}}","orderitem_set":[{"id":{{i}}}]}"""))}]");
        await EndAsync(original);
        omnitron.Faults.Clear();
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", DelayMs = 20 });

        var rerun = await StartAsync($"runs/{original}/rerun", """{"rows": "failed", "version": "current"}""");
        await TestWait.ForAsync("some rows", () => omnitron.Items().Count >= Orders / 3);
        await host.KillAsync();
        await host.RestartHereAsync();
        var totals = await EndAsync(rerun);

        totals.ShouldBe(Orders);
        omnitron.Items().Count.ShouldBe(Orders);
        omnitron.Patches.Repeated.Count.ShouldBeLessThanOrEqualTo(4 * MaxParallel, "only what was sent and not logged is sent again");

        async Task<string> StartAsync(string path, string body) => (await host.SendAsync(HttpMethod.Post, path, body)).GetProperty("runId").GetString()!;

        async Task<int> EndAsync(string run)
        {
            await TestWait.ForAsync("the run's end", async () => (await host.SendAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("status").GetString() != "running");
            return (await host.SendAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("totals").GetProperty("updated").GetInt32();
        }
    }
}
