using OrderStatusFlow.Core.Runs.Versions;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Old news that comes late is not written over newer.</summary>
public sealed class VersionPathTests(TestHost host)
{
    [Theory]
    [InlineData("$.version", "9", "10", "10", "8")]
    [InlineData("$.version", "1.5", "1.50", "12", "1.49")]
    [InlineData("$.head.changed", "2026-01-01T10:00:00+03:00", "2026-01-01T09:00:00Z", "2026-01-02T00:00:00", "2026-01-01T08:59:59Z")]
    [InlineData("$.version", "a1", "a1", "b", "a9")]
    public async Task An_older_version_than_the_last_one_written_is_stale(string path, string first, string same, string newer, string older)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var flow = $"version-{Math.Abs(first.GetHashCode(StringComparison.Ordinal)) % 100_000}";
        await host.PutPlainAsync(flow, omnitron, $$""", "write": {"versionPath": "{{path}}"}""");

        (await SendAsync(first)).ShouldBe("updated");
        (await SendAsync(same)).ShouldBe("updated");
        (await SendAsync(newer)).ShouldBe("updated");
        var patches = omnitron.Totals.Patches;
        (await SendAsync(older)).ShouldBe("stale");
        omnitron.Totals.Patches.ShouldBe(patches);
        (await SendAsync(null)).ShouldBe("updated");

        async Task<string?> SendAsync(string? version)
        {
            var order = version is null ? "" : path == "$.head.changed" ? $"\"head\":{{\"changed\":\"{version}\"}}," : $"\"version\":\"{version}\",";
            var run = await host.RunAsync($"flows/{flow}/outbound", $$"""[{"order":"V-1",{{order}}"orderitem_set":[{"id":1,"status":"500"}]}]""");
            var row = (await host.RowsAsync(run)).ShouldHaveSingleItem();
            run.GetProperty("status").GetString().ShouldBe("succeeded");
            if (row.GetProperty("outcome").GetString() == "stale")
                row.GetProperty("message").GetString().ShouldBe($"Not sent: version {newer} was written already, and this is {version}.");
            return row.GetProperty("outcome").GetString();
        }
    }

    [Fact]
    public async Task A_version_that_omnitron_refused_does_not_count_as_written()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("version-refused", omnitron, """, "write": {"versionPath": "$.version", "retries": 0}""");
        omnitron.Faults.Add(new FaultRule { Status = 400, Method = "PATCH", Times = 1 });

        (await OutcomeAsync(2)).ShouldBe("rejected");
        (await OutcomeAsync(1)).ShouldBe("updated");

        async Task<string?> OutcomeAsync(int version)
        {
            var run = await host.RunAsync("flows/version-refused/outbound", $$"""{"order":"V-2","version":{{version}},"orderitem_set":[{"id":1,"status":"500"}]}""");
            return (await host.RowsAsync(run)).ShouldHaveSingleItem().GetProperty("outcome").GetString();
        }
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"a\": 1}")]
    [InlineData("\"long\"")]
    public async Task A_version_that_cannot_be_compared_is_not_written_over_what_may_be_newer(string version)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var flow = $"version-odd-{version.Length}";
        await host.PutPlainAsync(flow, omnitron, """, "write": {"versionPath": "$.version"}""");

        var run = await host.RunAsync($"flows/{flow}/outbound", $$"""
            [{"order":"V-3","version":{{version.Replace("long", new string('1', 1001), StringComparison.Ordinal)}},"orderitem_set":[{"id":1,"status":"500"}]},
             {"order":"V-3","version":null,"orderitem_set":[{"id":2,"status":"500"}]}]
            """);

        var rows = await host.RowsAsync(run);
        rows.Select(row => row.GetProperty("outcome").GetString()).ShouldBe(["failed", "updated"]);
        rows[0].GetProperty("message").GetString()!.ShouldContain("$.version");
        omnitron.Totals.Patches.ShouldBe(1);
    }

    [Fact]
    public void A_version_that_is_no_text_is_a_failure()
    {
        var json = System.Text.Json.JsonElement.Parse("""
            {"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "a", "password": "b"}, "write": {"versionPath": "$.version"}}
            """);
        var flow = new OrderStatusFlow.Core.Flows.FlowVersion(OrderStatusFlow.Core.Model.FlowName.Parse("version-text"), 1, OrderStatusFlow.Core.Flows.FlowReader.Read(json).Flow!, json);

        OrderVersionStore.Of(flow, """{"order": "V", "version": "\ud800"}"""u8.ToArray(), "V").Failure.ShouldNotBeNull().Code.ShouldBe("write.version");
    }

    [Theory]
    [InlineData("version")]
    [InlineData("$.a[")]
    public async Task A_path_that_cannot_be_read_is_refused_when_the_flow_is_saved(string path)
    {
        var (status, problem) = await host.CallAsync(HttpMethod.Put, "flows/version-bad", $$$"""
            {"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}, "write": {"versionPath": "{{{path}}}"} }
            """);

        (status, problem.GetProperty("errors")[0].GetProperty("path").GetString()).ShouldBe((400, "$.write.versionPath"));
    }

    [Theory]
    [InlineData("10", "9", 1)]
    [InlineData("-1", "1", -1)]
    [InlineData("123456789012345678901234567890", "99999999999999999999", 1)]
    [InlineData("1e3", "999.5", 1)]
    [InlineData("2026-01-01T10:00:00", "2026-01-01T07:30:00Z", -1)]
    [InlineData("2026-01-01T10:00:00.1", "2026-01-01T10:00:00.09", 1)]
    [InlineData("10", "b", -1)]
    public void Versions_are_compared_as_what_they_are(string left, string right, int expected)
    {
        var istanbul = TimeZoneInfo.FindSystemTimeZoneById("Europe/Istanbul");

        Math.Sign(OrderVersion.Compare(left, right, istanbul)).ShouldBe(expected);
        Math.Sign(OrderVersion.Compare(right, left, istanbul)).ShouldBe(-expected);
    }
}
