using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Rows of a run are repeated from what the run stored, and the ERP is not asked again.</summary>
public sealed class RerunTests(TestHost host)
{
    [Fact]
    public async Task Failed_rows_are_written_again_without_the_ERP_and_linked_both_ways()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 12 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"id\":31", Status = 400, Body = """{"detail": "not now"}""" });
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"id\":91", Status = 400, Body = """{"detail": "not now"}""" });
        await host.PutSampleAsync("rerun-failed", "orders-inbound", omnitron, erp);
        var original = await host.RunAsync("flows/rerun-failed/trigger?modified_date__gt=2020-01-01T00:00:00");
        var id = Id(original);
        original.GetProperty("totals").GetProperty("rejected").GetInt32().ShouldBe(2);
        omnitron.Faults.Clear();
        var (asked, watermark) = (erp.Requests.Count, await host.OkAsync(HttpMethod.Get, "flows/rerun-failed/watermark"));

        var plan = await host.OkAsync(HttpMethod.Post, $"runs/{id}/rerun?plan=true", """{"rows": "failed"}""");
        var rerun = await host.RunAsync($"runs/{id}/rerun", """{"rows": "failed", "version": "original"}""");

        (plan.GetProperty("rows").GetInt32(), plan.GetProperty("orders").GetInt32(), plan.GetProperty("runs").GetInt32()).ShouldBe((2, 2, 1));
        (rerun.GetProperty("status").GetString(), rerun.GetProperty("rerunOf").GetString(), rerun.GetProperty("triggeredBy").GetString()).ShouldBe(("succeeded", id, "rerun"));
        var rows = await host.RowsAsync(rerun);
        rows.Select(row => (row.GetProperty("row").GetInt32(), row.GetProperty("rerunOf").GetInt32(), row.GetProperty("order").GetString(), row.GetProperty("outcome").GetString()))
            .ShouldBe([(1, 3, "ORD0000003", "updated"), (2, 9, "ORD0000009", "updated")]);
        omnitron.Item(91)!.Status.ShouldNotBeNull();
        Texts((await host.OkAsync(HttpMethod.Get, $"runs/{id}")).GetProperty("rerunBy")).ShouldBe([Id(rerun)]);
        var linked = (await host.RowsAsync(original)).Where(row => row.TryGetProperty("rerunBy", out _)).ToList();
        linked.Select(row => row.GetProperty("row").GetInt32()).ShouldBe([3, 9]);
        Texts(linked[0].GetProperty("rerunBy")).ShouldBe([Id(rerun)]);
        rerun.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()).ShouldBe(["login", "read", "write"]);
        erp.Requests.Count.ShouldBe(asked);
        (await host.OkAsync(HttpMethod.Get, "flows/rerun-failed/watermark")).GetRawText().ShouldBe(watermark.GetRawText());
    }

    [Fact]
    public async Task The_current_version_transforms_the_stored_page_again_and_takes_the_selected_orders()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await PutAsync("rerun-current", omnitron, "if order['order'] == 'B':\n    order['orderitem_set'] = []");
        var original = await host.RunAsync("flows/rerun-current/outbound", Orders(("A", 1), ("B", 2), ("C", 3)));
        Outcomes(await host.RowsAsync(original)).ShouldBe(["updated", "failed", "updated"]);
        await PutAsync("rerun-current", omnitron, "order['orderitem_set'][0]['tracking_number'] = 'now'");

        var old = await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed", "version": "original"}""");
        var current = await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed", "version": "current"}""");

        Outcomes(await host.RowsAsync(old)).ShouldBe(["failed"]);
        (await host.RowsAsync(current)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.GetProperty("outcome").GetString().ShouldBe("updated"), row => row.GetProperty("order").GetString().ShouldBe("B"), row => row.GetProperty("rerunOf").GetInt32().ShouldBe(2));
        (old.GetProperty("version").GetInt32(), current.GetProperty("version").GetInt32()).ShouldBe((1, 2));
        (omnitron.Item(2)?.Fields["tracking_number"], omnitron.Totals.Patches).ShouldBe(("now", 3));
        Texts((await host.OkAsync(HttpMethod.Get, $"runs/{Id(original)}")).GetProperty("rerunBy")).ShouldBe([Id(old), Id(current)]);
    }

    [Fact]
    public async Task A_page_that_could_not_be_transformed_is_transformed_again()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await PutAsync("rerun-page", omnitron, "raise Exception('broken')");
        var original = await host.RunAsync("flows/rerun-page/outbound", Orders(("A", 1), ("B", 2)));
        original.GetProperty("status").GetString().ShouldBe("failed");
        await PutAsync("rerun-page", omnitron, "");

        var (status, nothing) = await host.CallAsync(HttpMethod.Post, $"runs/{Id(original)}/rerun", """{"rows": "all"}""");
        var plan = await host.OkAsync(HttpMethod.Post, $"runs/{Id(original)}/rerun?plan=true", """{"rows": "failed", "version": "current"}""");
        var rerun = await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed", "version": "current"}""");

        (status, nothing.GetProperty("rows").GetInt32()).ShouldBe((200, 0));
        nothing.GetProperty("message").GetString()!.ShouldStartWith("Nothing to do:");
        plan.GetProperty("items")[0].GetProperty("pages").GetInt32().ShouldBe(1);
        rerun.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_state_that_a_later_run_delivered_is_not_overwritten()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("rerun-newer", omnitron);
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"old\"", Status = 400, Body = """{"detail": "no"}""" });
        var original = await host.RunAsync("flows/rerun-newer/outbound", $"[{Order("A", 1, "old")},{Order("B", 2, "old")}]");
        var later = await host.RunAsync("flows/rerun-newer/outbound", $"[{Order("C", 3, "new")},{Order("A", 1, "new")}]");
        omnitron.Faults.Clear();

        var rows = await host.RowsAsync(await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed"}"""));
        var again = await host.RowsAsync(await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed"}"""));
        var chosen = await host.RowsAsync(await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": [1, 2]}"""));

        Outcomes(rows).ShouldBe(["stale", "updated"]);
        rows[0].GetProperty("message").GetString().ShouldBe($"Row 2 of run {Id(later)} delivered a newer state of this order; nothing was sent.");
        rows[0].GetProperty("supersededBy").GetString().ShouldBe($"{Id(later)}/rows/2");
        Outcomes(again).ShouldBe(["stale", "stale"], "an earlier re-run has delivered the row");
        Outcomes(chosen).ShouldBe(["stale", "updated"], "a row that a person selects is sent again");
        omnitron.Item(1)!.Fields["tracking_number"].ShouldBe("new");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_state_that_another_run_is_sending_is_not_overwritten(bool twoHosts)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var second = twoHosts ? await host.StartServerAsync() : null;
        var flow = $"rerun-live-{twoHosts}".ToLowerInvariant();
        await host.PutPlainAsync(flow, omnitron);
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"old\"", Status = 400, Body = """{"detail": "no"}""" });
        var original = await host.RunAsync($"flows/{flow}/outbound", Order("A", 1, "old"));
        omnitron.Faults.Clear();
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"new\"", DelayMs = 1_000 });
        string later;
        if (second is null)
        {
            later = Id(await host.OkAsync(HttpMethod.Post, $"flows/{flow}/outbound", Order("A", 1, "new")));
        }
        else
        {
            using var http = TestHttp.For(new Uri(second.Url));
            using var response = await http.PostAsync($"/api/flows/{flow}/outbound", TestHttp.Json(Order("A", 1, "new")));
            later = Id(JsonElement.Parse(await response.Content.ReadAsStringAsync()));
        }

        await TestWait.ForAsync("its PATCH", () => omnitron.Totals.InFlight > 0);
        var rows = await host.RowsAsync(await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed"}"""));
        await host.EndOfAsync(later);

        rows.ShouldHaveSingleItem().GetProperty("supersededBy").GetString().ShouldBe($"{later}/rows/1");
        omnitron.Item(1)!.Fields["tracking_number"].ShouldBe("new");
    }

    [Fact]
    public async Task A_line_of_an_order_is_not_superseded_by_another_line()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("rerun-lines", omnitron);
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = "\"id\":1,", Status = 400, Body = """{"detail": "no"}""" });
        var original = await host.RunAsync("flows/rerun-lines/outbound", $"[{Order("A", 1, "one")},{Order("A", 2, "two")}]");
        omnitron.Faults.Clear();

        Outcomes(await host.RowsAsync(await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": "failed"}"""))).ShouldBe(["updated"]);
        var current = await host.RowsAsync(await host.RunAsync($"runs/{Id(original)}/rerun", """{"rows": [1], "version": "current"}"""));
        current.ShouldHaveSingleItem().GetProperty("rerunOf").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("{}", 422, "$.rows")]
    [InlineData("[]", 422, "$")]
    [InlineData("""{"rows": "some"}""", 422, "$.rows")]
    [InlineData("""{"rows": []}""", 422, "$.rows")]
    [InlineData("""{"rows": [0]}""", 422, "$.rows")]
    [InlineData("""{"rows": [1.5]}""", 422, "$.rows")]
    [InlineData("""{"rows": ["1"]}""", 422, "$.rows")]
    [InlineData("""{"rows": [1, 4]}""", 422, "$.rows")]
    [InlineData("""{"rows": "failed", "version": 2}""", 422, "$.version")]
    [InlineData("""{"rows": "failed", "row": [1]}""", 422, "$.row")]
    [InlineData("""{"rows": "failed"}x""", 400, "line 1, position 19")]
    public async Task What_is_wrong_with_a_body_is_named_with_its_place(string body, int expected, string place)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("rerun-bodies", omnitron);
        var run = await host.RunAsync("flows/rerun-bodies/outbound", Orders(("A", 1), ("B", 2), ("C", 3)));

        var (status, problem) = await host.CallAsync(HttpMethod.Post, $"runs/{Id(run)}/rerun", body);

        (status, problem.GetProperty("errors")[0].GetProperty("path").GetString()).ShouldBe((expected, place));
    }

    [Fact]
    public async Task A_run_that_is_unknown_or_active_or_of_a_deleted_flow_is_not_repeated()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(200) });
        await host.PutPlainAsync("rerun-refused", omnitron);
        const string Body = """{"rows": "all"}""";
        (await host.CallAsync(HttpMethod.Post, "runs/rerun-refused.20260101T000000000.abc/rerun", Body)).Status.ShouldBe(404);
        (await host.CallAsync(HttpMethod.Post, "runs/nonsense/rerun", Body)).Status.ShouldBe(404);

        var run = (await host.OkAsync(HttpMethod.Post, "flows/rerun-refused/outbound", Orders(("A", 1)))).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("its PATCH", () => omnitron.Totals.InFlight > 0);
        await RefusedAsync(409, "run.active");
        await host.EndOfAsync(run);
        await host.OkAsync(HttpMethod.Post, "flows/rerun-refused/pause");
        await RefusedAsync(409, "flow.paused");
        await host.OkAsync(HttpMethod.Delete, "flows/rerun-refused");
        await RefusedAsync(409, "run.flow");
        await host.PutPlainAsync("rerun-refused", omnitron);
        await RefusedAsync(409, "run.flow");
        omnitron.Totals.Patches.ShouldBe(1);

        async Task RefusedAsync(int status, string code)
        {
            var (actual, problem) = await host.CallAsync(HttpMethod.Post, $"runs/{run}/rerun", Body);
            (actual, problem.GetProperty("code").GetString()).ShouldBe((status, code));
        }
    }

    private static string Id(JsonElement run) => run.GetProperty("runId").GetString()!;

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString());

    private static IEnumerable<string?> Outcomes(IEnumerable<JsonElement> rows) => rows.Select(row => row.GetProperty("outcome").GetString());

    private static string Order(string number, int item, string state) => $$"""{"order":"{{number}}","orderitem_set":[{"id":{{item}},"tracking_number":"{{state}}"}]}""";

    private static string Orders(params (string Number, int Item)[] orders) => $"[{string.Join(',', orders.Select(order => Order(order.Number, order.Item, "first")))}]";

    // A page script that changes each order by these lines.
    private Task PutAsync(string flow, OmnitronSimulator omnitron, string lines)
    {
        var source = $"import json\npage = json.loads(input_text)\nfor order in page:\n    pass\n{string.Concat(lines.Split('\n').Select(line => $"    {line}\n"))}outputStream.write(json.dumps(page))";
        return host.PutPlainAsync(flow, omnitron, $$""", "script": {"source": {{JsonSerializer.Serialize(source)}}}""");
    }
}
