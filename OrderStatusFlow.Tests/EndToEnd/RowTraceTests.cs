using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>The story of a row: its attempts, and what it was at each stage.</summary>
public sealed class RowTraceTests(TestHost host)
{
    [Fact]
    public async Task A_row_is_followed_from_the_ERP_to_Omnitron()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        await host.PutSampleAsync("trace-in", "orders-inbound", omnitron, erp, json => json.Replace("order = json.loads(input_text)", "order = json.loads(input_text)\\nprint('order ' + order['order'])", StringComparison.Ordinal));
        omnitron.Faults.Add(new FaultRule { Path = "*bulk*", Status = 503, RetryAfter = 0, Body = """{"detail": "busy"}""", Times = 1 });

        var run = await host.RunAsync("flows/trace-in/trigger");
        var row = (await host.RowsAsync(run)).OrderByDescending(row => row.GetProperty("attempts").GetInt32()).First();
        var number = row.GetProperty("row").GetInt32();
        var order = row.GetProperty("order").GetString();
        var path = $"runs/{run.GetProperty("runId").GetString()}";
        var other = number == 9 ? 8 : 9;
        var one = await host.OkAsync(HttpMethod.Get, $"{path}/rows/{number}");
        var trace = await host.OkAsync(HttpMethod.Get, $"{path}/rows/{number}/trace");
        var last = await host.OkAsync(HttpMethod.Get, $"{path}/rows/{other}/trace");

        one.GetProperty("attemptLog").EnumerateArray().Select(attempt => (attempt.GetProperty("httpStatus").GetInt32(), attempt.GetProperty("code").GetString()))
            .ShouldBe([(503, "omnitron.unavailable"), (200, null)]);
        one.GetProperty("attemptLog")[0].GetProperty("cause").GetString().ShouldBe("Omnitron returned 503: busy");
        trace.GetProperty("attempts").ToString().ShouldBe(one.GetProperty("attemptLog").ToString());
        trace.GetProperty("page").GetInt32().ShouldBe(number <= 6 ? 1 : 2);
        trace.GetProperty("erpItem").GetProperty("number").GetString().ShouldBe(order);
        trace.GetProperty("erpItem").TryGetProperty("code", out _).ShouldBeFalse();
        trace.GetProperty("afterScript").GetProperty("code").GetString().ShouldBe(trace.GetProperty("afterMapping").GetProperty("code").GetString());
        trace.GetProperty("afterMapping").GetProperty("order").GetString().ShouldBe(order);
        trace.GetProperty("afterOrderScript").GetProperty("order").GetString().ShouldBe(order);
        trace.GetProperty("afterOrderScript").GetProperty("orderitem_set").ToString().ShouldBe(trace.GetProperty("request").GetProperty("orderitem_set").ToString());
        trace.GetProperty("printed").GetString()!.Trim().ShouldBe($"order {order}");
        trace.GetProperty("notes").GetArrayLength().ShouldBe(0, trace.ToString());
        last.GetProperty("page").GetInt32().ShouldBe(2);
        last.GetProperty("attempts").GetArrayLength().ShouldBe(1);
        last.GetProperty("erpItem").GetProperty("number").GetString().ShouldBe(last.GetProperty("order").GetString());
    }

    [Fact]
    public async Task The_attributes_that_the_page_script_sets_are_shown_without_secrets()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await host.PutSampleAsync("trace-attributes", "orders-inbound", omnitron, erp, json => json.Replace(
            "page = json.loads(input_text)", "page = json.loads(input_text)\\nsession.putAttribute('shop', 'omnitron-password')", StringComparison.Ordinal));

        var run = await host.RunAsync("flows/trace-attributes/trigger?number=ORD0000001");
        var attributes = (await host.OkAsync(HttpMethod.Get, $"runs/{run.GetProperty("runId").GetString()}/rows/1/trace")).GetProperty("attributes");

        attributes.GetProperty("shop").GetString().ShouldBe("{OMNITRON_PASSWORD}");
        attributes.GetProperty("log.page.orders").GetString().ShouldBe("1");
        attributes.GetProperty("number").GetString().ShouldBe("ORD0000001");
    }

    [Fact]
    public async Task A_page_is_shown_at_each_stage()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        await host.PutSampleAsync("trace-pages", "orders-inbound", omnitron, erp);
        var path = $"runs/{(await host.RunAsync("flows/trace-pages/trigger")).GetProperty("runId").GetString()}/pages";

        (await host.OkAsync(HttpMethod.Get, $"{path}/1")).GetProperty("content").GetProperty("results").GetArrayLength().ShouldBe(6);
        (await host.OkAsync(HttpMethod.Get, $"{path}/2?stage=script")).GetProperty("content").GetProperty("results")[0].TryGetProperty("code", out _).ShouldBeTrue();
        var mapped = (await host.OkAsync(HttpMethod.Get, $"{path}/2?stage=mapping")).GetProperty("content").EnumerateArray().ToList();
        mapped.Count.ShouldBe(3);
        mapped.ShouldAllBe(order => order.GetProperty("orderitem_set").GetArrayLength() > 0);
        (await host.CallAsync(HttpMethod.Get, $"{path}/3")).Body.GetProperty("code").GetString().ShouldBe("page.unknown");
        (await host.CallAsync(HttpMethod.Get, $"{path}/-1")).Status.ShouldBe(404);
        (await host.CallAsync(HttpMethod.Get, $"{path}/1?stage=none")).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Secrets_that_the_ERP_repeats_are_redacted_and_parts_that_are_missing_say_why()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("trace-secret", omnitron);
        var body = $$"""[{"order": "T-1", "note": "omnitron-password", "orderitem_set": [{"id": 1, "status": "450"}]}, {"order": "T-1", "n": 1, "orderitem_set": [{"id": 1, "status": "500"}]}, 5]""";
        var run = await host.RunAsync("flows/trace-secret/outbound", body);
        var path = $"runs/{run.GetProperty("runId").GetString()}";

        var superseded = await host.OkAsync(HttpMethod.Get, $"{path}/rows/1/trace");
        var none = await host.OkAsync(HttpMethod.Get, $"{path}/rows/3/trace");
        var page = await host.OkAsync(HttpMethod.Get, $"{path}/pages/1");

        foreach (var answer in new[] { superseded, none, page })
            answer.ToString().ShouldNotContain("omnitron-password");
        superseded.GetProperty("erpItem").GetProperty("note").GetString().ShouldBe("{OMNITRON_PASSWORD}");
        superseded.GetProperty("attempts").GetArrayLength().ShouldBe(0);
        superseded.GetProperty("request").ValueKind.ShouldBe(JsonValueKind.Null);
        none.GetProperty("erpItem").GetInt32().ShouldBe(5);
        Notes(none).ShouldBe(["afterOrderScript", "afterScript"]);
        (await host.CallAsync(HttpMethod.Get, $"{path}/rows/4/trace")).Body.GetProperty("code").GetString().ShouldBe("row.unknown");
        (await host.CallAsync(HttpMethod.Get, "runs/none/rows/4/trace")).Body.GetProperty("code").GetString().ShouldBe("run.unknown");
    }

    [Fact]
    public async Task An_order_whose_number_the_mapping_changes_leads_to_its_page()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("trace-mapped", omnitron, """, "mapping": {"spec": [{"operation": "shift", "spec": {"*": {"id": "[&1].orderitem_set[0].id", "#fix": "[&1].order"}}}]}""");
        var run = await host.RunAsync("flows/trace-mapped/outbound", """[{"id": 7, "number": "T-7"}]""");
        var id = run.GetProperty("runId").GetString();

        var trace = await host.OkAsync(HttpMethod.Get, $"runs/{id}/rows/1/trace");

        trace.GetProperty("erpItem").ValueKind.ShouldBe(JsonValueKind.Null);
        trace.GetProperty("notes").EnumerateArray().First(note => note.GetProperty("part").GetString() == "erpItem").GetProperty("message").GetString()
            .ShouldBe($"No item of the ERP's page has the order number 'fix'. GET /api/runs/{id}/pages/1?stage=erp returns the whole page.");
    }

    private static IEnumerable<string?> Notes(JsonElement trace) => trace.GetProperty("notes").EnumerateArray().Select(note => note.GetProperty("part").GetString());
}
