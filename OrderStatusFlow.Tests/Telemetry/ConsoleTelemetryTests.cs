using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.Faults;

namespace OrderStatusFlow.Tests.Telemetry;

/// <summary>The local host's console exporter, on a host that is killed in the middle of a run: still one trace, one end, and no row twice.</summary>
public sealed class ConsoleTelemetryTests
{
    private const int Rows = 300;
    private const int MaxParallel = 8;

    [Fact]
    public async Task A_run_that_two_processes_carry_out_is_one_trace_with_each_row_once()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(20) });
        await using var host = await HostProcess.StartAsync(("Telemetry__Console", "true"));
        await host.SendAsync(HttpMethod.Put, "flows/console", $$$"""
            {"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "PASSWORD"}}, "write": {"maxParallel": {{{MaxParallel}}}}}
            """);
        var payload = $"[{string.Join(',', Enumerable.Range(1, Rows).Select(i => $$"""{"order": "ORD{{i}}", "orderitem_set": [{"id": {{i}}, "status": "400"}]}"""))}]";
        var run = (await host.SendAsync(HttpMethod.Post, "flows/console/outbound", payload)).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("a third of the PATCHes", () => omnitron.Totals.Patches >= Rows / 3);

        await host.KillAsync();
        var before = Spans(host.Said);
        await host.RestartAsync();
        await TestWait.ForAsync("the run's span", () =>
            host.Said.Any(line => line.StartsWith("Activity.DisplayName:", StringComparison.Ordinal) && line.EndsWith(" run console", StringComparison.Ordinal)));

        var all = Spans(host.Said);
        all.Select(span => span["TraceId"]).Distinct().ShouldBe([Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run)))[..32]]);
        all.Count(span => span["DisplayName"] == "run console").ShouldBe(1);
        before.Count(IsRow).ShouldBeInRange(1, Rows - 1);
        var rows = all.Where(IsRow).Select(span => int.Parse(span["orderstatusflow.row"], CultureInfo.InvariantCulture)).ToList();
        rows.ShouldBeUnique();
        // Four rows for each slot may be sent and not logged. Those that were logged at the moment of the kill may have no span.
        rows.Count.ShouldBeInRange(Rows - (4 * MaxParallel), Rows);
        (await host.SendAsync(HttpMethod.Get, $"runs/{run}")).GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(Rows);
        string.Join('\n', host.Said).ShouldNotContain("omnitron-password");
    }

    // One that the kill cut off in the middle has no number.
    private static bool IsRow(Dictionary<string, string> span) => span["DisplayName"] == "row" && span.ContainsKey("orderstatusflow.row");

    // A span begins with its trace's id; what follows are lines of name and value.
    private static List<Dictionary<string, string>> Spans(IEnumerable<string> lines)
    {
        var spans = new List<Dictionary<string, string>>();
        foreach (var line in lines)
        {
            if (line.StartsWith("Activity.TraceId:", StringComparison.Ordinal))
                spans.Add([]);
            if (spans.Count > 0 && line.Split(':', 2) is [var name, var value])
                spans[^1].TryAdd(name.Trim().Replace("Activity.", "", StringComparison.Ordinal), value.Trim());
        }

        return [.. spans.Where(span => span.ContainsKey("DisplayName"))];
    }
}
