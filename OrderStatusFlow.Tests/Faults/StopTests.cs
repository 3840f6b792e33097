using System.Text.Json;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.Faults;

/// <summary>A host that starts its own Azurite keeps everything that it acknowledged, however it ends.</summary>
public sealed class StopTests
{
    [Theory]
    [InlineData("TERM", false)]
    [InlineData("INT", true)] // as Ctrl+C in a terminal
    [InlineData("HUP", true)] // as a terminal that is closed
    [InlineData("KILL", false)]
    public async Task What_was_acknowledged_just_before_a_signal_is_there_after_a_restart(string signal, bool group)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var host = await HostProcess.StartWithAzuriteAsync();
        await host.SendAsync(HttpMethod.Put, "flows/stop", Flow(omnitron.Url));
        var run = (await host.SendAsync(HttpMethod.Post, "flows/stop/outbound", """[{"order": "ORD1", "orderitem_set": [{"id": 1}]}]""")).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("the run's end", async () => Status(await host.SendAsync(HttpMethod.Get, $"runs/{run}")) != "running", HostProcess.Longest);

        var code = await host.StopAsync(signal, group);
        await host.RestartAsync();

        if (signal is "TERM" or "INT")
            code.ShouldBe(0, string.Join('\n', host.Said));
        (await host.SendAsync(HttpMethod.Get, "flows/stop")).GetProperty("direction").GetString().ShouldBe("outbound");
        Status(await host.SendAsync(HttpMethod.Get, $"runs/{run}")).ShouldBe("succeeded");
        var row = (await host.SendAsync(HttpMethod.Get, $"runs/{run}/rows")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        row.GetProperty("order").GetString().ShouldBe("ORD1");
        (await host.SendAsync(HttpMethod.Get, "orders/ORD1")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    private static string? Status(JsonElement run) => run.GetProperty("status").GetString();

    private static string Flow(Uri omnitron) => $$$"""
        {"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron}}}", "username": "flow", "password": {"secret": "PASSWORD"} } }
        """;
}
