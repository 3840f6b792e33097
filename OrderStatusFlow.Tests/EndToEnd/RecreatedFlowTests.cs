using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>A flow that is deleted and created again under its name is a new flow.</summary>
public sealed class RecreatedFlowTests(TestHost host)
{
    [Fact]
    public async Task It_has_no_watermark_and_writes_everything()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 5 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("again-wm", "orders-inbound", omnitron, erp);
        await host.RunAsync("flows/again-wm/trigger");
        (await WatermarkAsync("again-wm")).ValueKind.ShouldBe(JsonValueKind.String);

        await host.OkAsync(HttpMethod.Delete, "flows/again-wm");
        await host.PutSampleAsync("again-wm", "orders-inbound", omnitron, erp);

        (await WatermarkAsync("again-wm")).ValueKind.ShouldBe(JsonValueKind.Null);
        var run = await host.RunAsync("flows/again-wm/trigger");
        run.GetProperty("watermark").ValueKind.ShouldBe(JsonValueKind.Null);
        run.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(5);
    }

    [Fact]
    public async Task A_run_of_the_deleted_flow_does_not_write_its_watermark()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 2 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("again-late", "orders-inbound", omnitron, erp);
        omnitron.Faults.Add(new FaultRule { Status = 503, Method = "PATCH", Times = 1, RetryAfter = 2 });
        var run = (await host.OkAsync(HttpMethod.Post, "flows/again-late/trigger")).GetProperty("runId").GetString()!;

        await TestWait.ForAsync("a row that waits", () => omnitron.Totals.Patches > 0);
        await host.OkAsync(HttpMethod.Delete, "flows/again-late");
        await host.PutSampleAsync("again-late", "orders-inbound", omnitron, erp);

        (await host.EndOfAsync(run)).GetProperty("status").GetString().ShouldBe("succeeded");
        (await WatermarkAsync("again-late")).ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task It_takes_versions_and_idempotency_keys_that_the_deleted_one_had_taken()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        const string Flow = "again-out";
        const string Write = """, "write": {"versionPath": "$.version"}""";
        await host.PutPlainAsync(Flow, omnitron, Write);
        (await SendAsync(9)).ShouldBe("updated");
        (await SendAsync(8)).ShouldBe("stale");
        var first = await PostAsync();

        await host.OkAsync(HttpMethod.Delete, $"flows/{Flow}");
        await host.PutPlainAsync(Flow, omnitron, Write);

        (await SendAsync(1)).ShouldBe("updated");
        (await PostAsync()).ShouldNotBe(first);

        async Task<string?> SendAsync(int version)
        {
            var run = await host.RunAsync($"flows/{Flow}/outbound", $$"""{"order":"AG-1","version":{{version}},"orderitem_set":[{"id":1,"status":"500"}]}""");
            return (await host.RowsAsync(run)).ShouldHaveSingleItem().GetProperty("outcome").GetString();
        }

        async Task<string?> PostAsync()
        {
            var run = await host.RunAsync($"flows/{Flow}/outbound", """{"order":"AG-2","version":1,"orderitem_set":[{"id":2,"status":"500"}]}""", ("webhook-id", "m-1"));
            return run.GetProperty("runId").GetString();
        }
    }

    private async Task<JsonElement> WatermarkAsync(string flow) => (await host.OkAsync(HttpMethod.Get, $"flows/{flow}/watermark")).GetProperty("watermark");
}
