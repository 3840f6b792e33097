using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>What is read again in the overlap is written once. A run started by hand, after a failure, or without the setting writes everything.</summary>
public sealed class SkipUnchangedTests(TestHost host)
{
    [Fact]
    public async Task An_unchanged_order_that_is_read_again_is_not_sent()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { Items = [new OmnitronSeed { Id = 61, Status = "550" }] });
        await PutAsync("skip-first", "skip-then", erp, omnitron);

        Totals(await RunAsync("skip-first", "skip-then")).ShouldBe((8, 0, 1));
        var patches = omnitron.Totals.Patches;
        Totals(await RunAsync("skip-first", "skip-then")).ShouldBe((0, 8, 1), "the order that was refused is tried again");
        omnitron.Totals.Patches.ShouldBe(patches + 2);

        erp.SetModified("ORD0000003", new DateTime(2026, 1, 5, 9, 1, 0), "TESLIM EDILDI");
        var third = await RunAsync("skip-first", "skip-then");
        Totals(third).ShouldBe((1, 7, 1));
        omnitron.Item(31)!.Status.ShouldBe("550");
        var rows = await host.RowsAsync(third);
        rows.Count(row => row.GetProperty("message").ToString().Contains("nothing was sent", StringComparison.Ordinal)).ShouldBe(7);
        rows.ShouldAllBe(row => row.GetProperty("order").GetString()!.StartsWith("ORD", StringComparison.Ordinal));
        // Other tests write an order of that number too.
        var mine = (await host.OkAsync(HttpMethod.Get, "orders/ORD0000001?limit=1000")).GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("runId").GetString() == third.GetProperty("runId").GetString());
        mine.ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("unchanged");
    }

    [Theory]
    [InlineData("hand")]
    [InlineData("number")]
    [InlineData("watermark")]
    [InlineData("version")]
    [InlineData("failed")]
    public async Task After_anything_else_everything_is_written_once_more(string what)
    {
        var (first, then) = ($"re-{what}", $"re-{what}-then");
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 4 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await PutAsync(first, then, erp, omnitron);
        Totals(await RunAsync(first, then)).ShouldBe((4, 0, 0));
        Totals(await RunAsync(first, then)).ShouldBe((0, 4, 0));

        switch (what)
        {
            case "hand":
                Totals(await host.RunAsync($"flows/{then}/trigger")).ShouldBe((4, 0, 0));
                Totals(await RunAsync(first, then)).ShouldBe((0, 4, 0));
                return;
            case "number":
                Totals(await host.RunAsync($"flows/{then}/trigger?number=ORD0000002")).ShouldBe((1, 0, 0));
                break;
            case "watermark":
                await host.OkAsync(HttpMethod.Put, $"flows/{then}/watermark", """{"watermark": "2026-01-01T00:00:00"}""");
                break;
            case "version":
                await PutAsync(first, then, erp, omnitron);
                break;
            case "failed":
                erp.Faults.Add(new FaultRule { Path = "/orders*", Status = 404, Times = 1 });
                (await RunAsync(first, then)).GetProperty("status").GetString().ShouldBe("failed");
                break;
        }

        Totals(await RunAsync(first, then)).ShouldBe((4, 0, 0));
        Totals(await RunAsync(first, then)).ShouldBe((0, 4, 0));
    }

    [Fact]
    public async Task What_was_written_while_another_run_was_active_is_not_relied_on()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 4 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await PutAsync("over-first", "over-then", erp, omnitron);
        Totals(await RunAsync("over-first", "over-then")).ShouldBe((4, 0, 0));
        var asked = erp.Requests.Count;
        erp.Faults.Add(new FaultRule { Path = "/orders*", DelayMs = 2_000, Times = 1 });

        await host.RunAsync("flows/over-first/outbound", """[{"order": "X", "orderitem_set": [{"id": 9999991, "status": "400"}]}]""");
        await TestWait.ForAsync("the page of the scheduled run to be asked for", () => erp.Requests.Count > asked);
        await host.RunAsync("flows/over-then/trigger?number=ORD0000002");
        await TestWait.ForAsync("the end of both", async () => (await host.OkAsync(HttpMethod.Get, "flows/over-then/runs")).GetProperty("items").EnumerateArray()
            .All(run => run.GetProperty("status").GetString() != "running"));

        Totals(await RunAsync("over-first", "over-then")).ShouldBe((4, 0, 0), "everything is written once more");
        Totals(await RunAsync("over-first", "over-then")).ShouldBe((0, 4, 0));
    }

    private async Task PutAsync(string first, string then, ErpSimulator erp, OmnitronSimulator omnitron)
    {
        await host.PutPlainAsync(first, omnitron);
        await host.PutSampleAsync(then, "orders-inbound", omnitron, erp, json => json.Replace(
            "\"cron\": \"0 */5 * * * ?\", \"timeZone\": \"Europe/Istanbul\"", $"\"triggeredBy\": \"{first}\"", StringComparison.Ordinal));
        await TestWait.ForAsync("the flow's first mark", () => host.HasMarkAsync(then));
    }

    /// <summary>Has the first flow run, and answers the run that follows.</summary>
    private async Task<JsonElement> RunAsync(string first, string then)
    {
        var before = (await RunsAsync()).Count;
        await host.RunAsync($"flows/{first}/outbound", """[{"order": "X", "orderitem_set": [{"id": 9999991, "status": "400"}]}]""");
        JsonElement run = default;
        await TestWait.ForAsync($"run {before + 1} of {then}", async () => await RunsAsync() is var runs && runs.Count > before && (run = runs[0]).GetProperty("status").GetString() != "running");
        return run;

        async Task<List<JsonElement>> RunsAsync() => [.. (await host.OkAsync(HttpMethod.Get, $"flows/{then}/runs")).GetProperty("items").EnumerateArray()];
    }

    private static (int Updated, int Unchanged, int Rejected) Totals(JsonElement run)
    {
        var totals = run.GetProperty("totals");
        return (totals.GetProperty("updated").GetInt32(), totals.GetProperty("unchanged").GetInt32(), totals.GetProperty("rejected").GetInt32());
    }
}
