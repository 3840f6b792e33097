using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>What no part expects, made by spoilt entities in storage, stops one row or one step, and never repeats a run.</summary>
public sealed class UnexpectedErrorTests(TestHost host)
{
    [Fact]
    public async Task In_a_row_fails_that_row_alone()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("unexpected-row", omnitron, """, "write": {"versionPath": "$.version"}""");
        await SpoilAsync("orderversions", new TableEntity("unexpected-row", RunId.Fingerprint("ROW-B")) { ["Path"] = "$.version", ["Version"] = 5 });

        var run = await host.RunAsync("flows/unexpected-row/outbound", $"[{string.Join(",", "ABC".Select((number, i) => $$"""{"order": "ROW-{{number}}", "version": 1, "orderitem_set": [{"id": {{i + 1}}, "status": "450"}]}"""))}]");
        var rows = await host.RowsAsync(run);

        run.GetProperty("status").GetString().ShouldBe("partial");
        rows.Select(row => (row.GetProperty("outcome").GetString(), row.GetProperty("code").GetString())).ShouldBe([("updated", null), ("failed", "host.error"), ("updated", null)]);
        rows[1].GetProperty("message").GetString()!.ShouldStartWith("Row 2 (order ROW-B) stopped on an unexpected error (InvalidOperationException). This is a defect of Order Status Flow: report it");
        (await host.OkAsync(HttpMethod.Get, "orders/ROW-B")).GetProperty("items")[0].GetProperty("code").GetString().ShouldBe("host.error");
        omnitron.Totals.Patches.ShouldBe(2);
    }

    [Fact]
    public async Task In_the_close_step_ends_the_run_as_failed_with_its_rows()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("unexpected-close", "orders-inbound", omnitron, erp, json => json.Replace("\"retries\": 3", "\"retries\": 8", StringComparison.Ordinal));
        omnitron.Faults.Add(new FaultRule { Method = "PATCH", Status = 503 });
        var started = await host.OkAsync(HttpMethod.Post, "flows/unexpected-close/trigger");
        await TestWait.ForAsync("a PATCH", () => omnitron.Requests.Any(request => request.Method == "PATCH"));
        await SpoilAsync("watermarks", new TableEntity("unexpected-close", "watermark") { ["Value"] = "not a date" });
        omnitron.Faults.Clear();

        var run = await host.EndOfAsync(started.GetProperty("runId").GetString()!);

        (run.GetProperty("status").GetString(), run.GetProperty("error").GetProperty("code").GetString()).ShouldBe(("failed", "host.error"), run.ToString());
        run.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(3);
        var steps = run.GetProperty("steps").EnumerateArray().Select(step => (step.GetProperty("step").GetString(), step.GetProperty("status").GetString())).ToList();
        steps.ShouldBe([("login", "succeeded"), ("read", "succeeded"), ("script", "succeeded"), ("mapping", "succeeded"), ("write", "succeeded"), ("close", "failed")]);
        // What is damaged of one flow hides nothing of the others.
        (await host.OkAsync(HttpMethod.Get, "flows?include=summary")).GetProperty("items").EnumerateArray()
            .Single(flow => flow.GetProperty("name").GetString() == "unexpected-close").TryGetProperty("watermark", out _).ShouldBeFalse();
    }

    private async Task SpoilAsync(string table, TableEntity entity)
    {
        var client = new TableServiceClient(await host.StorageAsync()).GetTableClient(table);
        await client.CreateIfNotExistsAsync();
        await client.UpsertEntityAsync(entity, TableUpdateMode.Replace);
    }
}
