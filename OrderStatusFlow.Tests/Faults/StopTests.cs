using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A host that starts its own Azurite keeps everything that it acknowledged, however it ends.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task What_was_acknowledged_just_before_a_signal_is_there_after_a_restart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var host = await HostProcess.StartWithAzuriteAsync();

        await CheckAsync(host, omnitron, "TERM", group: false);
        // As Ctrl+C in a terminal.
        await CheckAsync(host, omnitron, "INT", group: true);
        // As a terminal that is closed.
        await CheckAsync(host, omnitron, "HUP", group: true);
        await CheckAsync(host, omnitron, "KILL", group: false);
    }

    private static async Task CheckAsync(HostProcess host, OmnitronSimulator omnitron, string signal, bool group)
    {
        var (flow, order) = ($"stop-{signal.ToLowerInvariant()}", $"ORD-{signal}");
        await host.SendAsync(HttpMethod.Put, $"flows/{flow}", Flow(omnitron.Url));
        var run = (await host.SendAsync(HttpMethod.Post, $"flows/{flow}/outbound", $$"""[{"order": "{{order}}", "orderitem_set": [{"id": 1}]}]""")).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("the run's end", async () => Status(await host.SendAsync(HttpMethod.Get, $"runs/{run}")) != "running");

        var code = await host.StopAsync(signal, group);
        await host.RestartAsync();

        if (signal is "TERM" or "INT")
            code.ShouldBe(0, string.Join('\n', host.Said));
        (await host.SendAsync(HttpMethod.Get, $"flows/{flow}")).GetProperty("direction").GetString().ShouldBe("outbound", signal);
        Status(await host.SendAsync(HttpMethod.Get, $"runs/{run}")).ShouldBe("succeeded", signal);
        var row = (await host.SendAsync(HttpMethod.Get, $"runs/{run}/rows")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem(signal);
        row.GetProperty("order").GetString().ShouldBe(order);
        (await host.SendAsync(HttpMethod.Get, $"orders/{order}")).GetProperty("items").GetArrayLength().ShouldBe(1, signal);
    }

    private static string? Status(JsonElement run) => run.GetProperty("status").GetString();

    private static string Flow(Uri omnitron) => $$$"""
        {"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"} } }
        """;
}
