using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Rows of many runs are repeated by one call, each run by a re-run of its own.</summary>
public sealed class RerunManyTests(TestHost host)
{
    [Fact]
    public async Task The_failed_rows_of_a_time_are_repeated_and_an_active_run_is_skipped()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("many-time", omnitron);
        var from = TimeProvider.System.GetUtcNow().AddSeconds(-1).ToString("O");
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"bad\"", Status = 400, Body = """{"detail": "no"}""" });
        var first = await RunAsync("many-time", Order("A", 1, "bad"), Order("B", 2, "good"));
        await RunAsync("many-time", Order("C", 3, "good"));
        var second = await RunAsync("many-time", Order("D", 4, "bad"), Order("A", 1, "bad"));
        omnitron.Faults.Clear();
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"slow\"", DelayMs = 3_000 });
        var active = (await host.OkAsync(HttpMethod.Post, "flows/many-time/outbound", Order("E", 5, "slow"))).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("its PATCH", () => omnitron.Totals.InFlight > 0);
        var body = $$"""{"rows": "failed", "flow": "many-time", "from": "{{from}}"}""";

        var plan = await host.OkAsync(HttpMethod.Post, "reruns?plan=true", body);
        var (status, accepted) = await host.CallAsync(HttpMethod.Post, "reruns", body);

        (plan.GetProperty("rows").GetInt32(), plan.GetProperty("orders").GetInt32(), plan.GetProperty("runs").GetInt32()).ShouldBe((3, 2, 2));
        plan.GetProperty("skipped").EnumerateArray().ShouldHaveSingleItem().GetProperty("runId").GetString().ShouldBe(active);
        status.ShouldBe(202);
        var reruns = accepted.GetProperty("runs").EnumerateArray().ToList();
        reruns.Select(run => run.GetProperty("rerunOf").GetString()).ShouldBe([Id(first), Id(second)]);
        var outcomes = new List<string?>();
        foreach (var rerun in reruns)
            outcomes.AddRange((await host.RowsAsync(await host.EndOfAsync(Id(rerun)))).Select(row => $"{row.GetProperty("order").GetString()} {row.GetProperty("outcome").GetString()}"));
        // The older state of A is sent first or not at all.
        string.Join(", ", outcomes).ShouldBeOneOf("A updated, D updated, A updated", "A stale, D updated, A updated");
        await host.EndOfAsync(active);
        var again = await host.OkAsync(HttpMethod.Post, "reruns?plan=true", $$"""{"rows": "failed", "runs": ["{{Id(reruns[0])}}"]}""");
        again.GetProperty("message").GetString()!.ShouldStartWith("Nothing to do:");
    }

    [Fact]
    public async Task The_rows_of_an_error_group_are_repeated_and_other_failed_rows_are_not()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("many-error", omnitron);
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"one\"", Status = 400, Body = """{"detail": "the first cause"}""" });
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"two\"", Status = 400, Body = """{"detail": "another cause"}""" });
        var run = await RunAsync("many-error", Order("A", 1, "one"), Order("B", 2, "two"));
        await RunAsync("many-error", Order("C", 3, "one"));
        omnitron.Faults.Clear();
        var error = (await host.RowsAsync(run))[0].GetProperty("error").GetString();

        var accepted = await host.OkAsync(HttpMethod.Post, "reruns", $$"""{"rows": "failed", "error": "{{error}}"}""");

        accepted.GetProperty("rows").GetInt32().ShouldBe(2);
        foreach (var rerun in accepted.GetProperty("runs").EnumerateArray())
            (await host.EndOfAsync(Id(rerun))).GetProperty("status").GetString().ShouldBe("succeeded");
        (omnitron.Item(1)?.Fields["tracking_number"], omnitron.Item(2), omnitron.Item(3)?.Fields["tracking_number"]).ShouldBe(("one", null, "one"));
        (await host.OkAsync(HttpMethod.Get, $"errors/{error}")).GetRawText().ShouldContain("\"closed\"");
        (await host.CallAsync(HttpMethod.Post, "reruns", """{"rows": "failed", "error": "0123456789abcdef"}""")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("""{"rows": "failed"}""", 422, "$")]
    [InlineData("""{"rows": [1], "from": "2026-01-01"}""", 422, "$.rows")]
    [InlineData("""{"rows": "failed", "runs": []}""", 422, "$.runs")]
    [InlineData("""{"rows": "failed", "runs": ["a", 1]}""", 422, "$.runs[0]")]
    [InlineData("""{"rows": "failed", "runs": ["none.20260101T000000000.abc"], "from": "2026-01-01"}""", 422, "$.runs")]
    [InlineData("""{"rows": "failed", "from": "yesterday"}""", 422, "$.from")]
    [InlineData("""{"rows": "failed", "from": "2026-01-02", "to": "2026-01-01"}""", 422, "$.to")]
    [InlineData("""{"rows": "failed", "from": "2026-01-01", "flow": "Not A Flow"}""", 422, "$.flow")]
    [InlineData("""{"rows": "all", "error": "0123456789abcdef"}""", 422, "$.rows")]
    [InlineData("""{"rows": "failed", "from": "2026-01-01", "flow": "no-such-flow"}""", 404, "$.flow")]
    [InlineData("""{"rows": "failed", "runs": ["none.20260101T000000000.abc"]}""", 404, null)]
    public async Task What_is_wrong_with_a_selection_is_named_with_its_place(string body, int expected, string? place)
    {
        var (status, problem) = await host.CallAsync(HttpMethod.Post, "reruns", body);

        (status, problem.GetProperty("errors")[0].GetProperty("path").GetString()).ShouldBe((expected, place), problem.ToString());
    }

    [Fact]
    public async Task A_re_run_can_be_repeated_and_cancelled()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(50) });
        await host.PutPlainAsync("many-again", omnitron, """, "write": {"maxParallel": 1}""");
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Status = 400, Body = """{"detail": "no"}""" });
        var original = await RunAsync("many-again", [.. Enumerable.Range(1, 60).Select(number => Order($"N{number}", number, "x"))]);
        omnitron.Faults.Clear();

        var id = Id(await host.OkAsync(HttpMethod.Post, $"runs/{Id(original)}/rerun", """{"rows": "failed"}"""));
        await TestWait.ForAsync("its first rows", () => omnitron.Items().Count > 2);
        await host.OkAsync(HttpMethod.Post, $"runs/{id}/cancel");
        var cancelled = await host.EndOfAsync(id);
        var (first, second) = (host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed"}"""), host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed"}"""));
        var both = new[] { await first, await second };
        var third = await host.RunAsync($"runs/{Id(both[0])}/rerun", """{"rows": [1]}""");

        cancelled.GetProperty("status").GetString().ShouldBe("cancelled");
        both.ShouldAllBe(run => run.GetProperty("totals").GetProperty("updated").GetInt32() + run.GetProperty("totals").GetProperty("stale").GetInt32() == 60);
        omnitron.Items().Count.ShouldBe(60);
        omnitron.Totals.InFlightPeak.ShouldBe(1, "all re-runs share the flow's window");
        third.GetProperty("rerunOf").GetString().ShouldBe(Id(both[0]));
        (await host.RowsAsync(third)).ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("updated");
    }

    [Fact]
    public async Task Stored_input_that_is_gone_is_reported()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("many-gone", omnitron);
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Status = 400, Body = """{"detail": "no"}""" });
        var run = await RunAsync("many-gone", Order("A", 1, "x"));
        omnitron.Faults.Clear();
        var container = await (await host.ServerAsync()).Services.GetRequiredService<StorageClients>().ContainerAsync("runs");
        foreach (var folder in new[] { "batches", "pages" })
        {
            await foreach (var blob in container.GetBlobsAsync(Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, $"{Id(run)}/{folder}/", default))
                await container.DeleteBlobAsync(blob.Name);
        }

        foreach (var body in new[] { """{"rows": "failed"}""", """{"rows": "all"}""", """{"rows": [1]}""", """{"rows": "failed", "version": "current"}""" })
        {
            var (status, problem) = await host.CallAsync(HttpMethod.Post, $"runs/{Id(run)}/rerun", body);
            (status, problem.GetProperty("code").GetString()).ShouldBe((410, "run.gone"), body);
        }

        var many = await host.OkAsync(HttpMethod.Post, "reruns", $$"""{"rows": "failed", "runs": ["{{Id(run)}}"]}""");
        many.GetProperty("skipped")[0].GetProperty("code").GetString().ShouldBe("run.gone");
    }

    [Fact]
    public async Task A_page_that_is_split_differently_now_keeps_what_it_has_and_names_what_it_lacks()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("many-split", omnitron);
        var original = await RunAsync("many-split", Order("A", 1, "x"), Order("B", 2, "x"), Order("C", 3, "x"));
        // B is gone, and C has two orders.
        const string Source = "import json\npage = json.loads(input_text)\nc = dict(page[2], orderitem_set=[{'id': 4}])\noutputStream.write(json.dumps([page[0], page[2], c]))";
        await host.PutPlainAsync("many-split", omnitron, $$""", "script": {"source": {{JsonSerializer.Serialize(Source)}}}""");

        var rows = await host.RowsAsync(await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": [2, 3], "version": "current"}"""));

        rows.Select(row => (row.GetProperty("order").GetString(), row.GetProperty("outcome").GetString(), row.GetProperty("rerunOf").GetInt32()))
            .ShouldBe([("C", "updated", 3), ("C", "updated", 3), ("B", "failed", 2)]);
        rows[2].GetProperty("code").GetString().ShouldBe("order.missing");
        omnitron.Item(4).ShouldNotBeNull();
    }

    private async Task<JsonElement> RunAsync(string flow, params string[] orders) => await host.RunAsync($"flows/{flow}/outbound", $"[{string.Join(',', orders)}]");

    private static string Id(JsonElement run) => run.GetProperty("runId").GetString()!;

    private static string Order(string number, int item, string state) => $$"""{"order":"{{number}}","orderitem_set":[{"id":{{item}},"tracking_number":"{{state}}"}]}""";
}
