using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

public sealed class CancelTests(TestHost host)
{
    private const int Orders = 2000;

    [Fact]
    public async Task A_cancelled_run_starts_no_further_row_and_reports_the_rows_that_it_wrote()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(50) });
        await host.PutPlainAsync("cancel-write", omnitron, """, "write": {"maxParallel": 4}""");
        var started = await host.OkAsync(HttpMethod.Post, "flows/cancel-write/outbound", Payload());
        await TestWait.ForAsync("the first rows", () => omnitron.Totals.Patches > 8);

        var (status, answer) = await host.CallAsync(HttpMethod.Post, $"runs/{Id(started)}/cancel");
        var (again, _) = await host.CallAsync(HttpMethod.Post, $"runs/{Id(started)}/cancel");
        var run = await host.EndOfAsync(Id(started));

        (status, again).ShouldBe((202, 202));
        answer.GetProperty("statusUrl").GetString().ShouldEndWith($"/api/runs/{Id(started)}");
        run.GetProperty("status").GetString().ShouldBe("cancelled", run.ToString());
        run.GetProperty("error").GetProperty("code").GetString().ShouldBe("run.cancelled");
        run.GetProperty("cancelAsked").GetDateTimeOffset().ShouldBeLessThanOrEqualTo(run.GetProperty("finished").GetDateTimeOffset());
        run.GetProperty("steps").EnumerateArray().Select(s => s.GetProperty("status").GetString()).ShouldBe(["succeeded", "succeeded", "cancelled"]);
        var rows = await host.RowsAsync(run);
        rows.Count.ShouldBeInRange(9, Orders - 1);
        run.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(rows.Count);
        omnitron.Totals.Patches.ShouldBe(rows.Count);
        (await host.OkAsync(HttpMethod.Get, "orders/CANCEL-1")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await host.CallAsync(HttpMethod.Post, $"runs/{Id(started)}/cancel")).Status.ShouldBe(202);
    }

    [Fact]
    public async Task A_run_that_waits_for_the_ERP_ends_at_once_when_it_is_cancelled()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions());
        erp.Faults.Add(new FaultRule { Path = "*", Status = 429, RetryAfter = 600 });
        await host.PutSampleAsync("cancel-wait", "orders-inbound", omnitron, erp);
        var started = await host.OkAsync(HttpMethod.Post, "flows/cancel-wait/trigger");
        await TestWait.ForAsync("the ERP's refusal", () => erp.Requests.Count > 0);

        await host.OkAsync(HttpMethod.Post, $"runs/{Id(started)}/cancel");
        var run = await host.EndOfAsync(Id(started));

        run.GetProperty("status").GetString().ShouldBe("cancelled", run.ToString());
        run.GetProperty("totals").GetProperty("rows").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_run_that_has_ended_cannot_be_cancelled()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("cancel-ended", omnitron);
        var run = await host.RunAsync("flows/cancel-ended/outbound", """{"order": "A", "orderitem_set": [{"id": 1, "status": "450"}]}""");

        var (status, problem) = await host.CallAsync(HttpMethod.Post, $"runs/{Id(run)}/cancel");

        status.ShouldBe(409);
        problem.GetProperty("code").GetString().ShouldBe("run.ended");
        problem.GetProperty("detail").GetString()!.ShouldContain("succeeded");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("flow.20260329T120000123.abcdef0123")]
    public async Task A_run_that_is_not_there_cannot_be_cancelled(string id) =>
        (await host.CallAsync(HttpMethod.Post, $"runs/{id}/cancel")).Status.ShouldBe(404);

    private static string Id(JsonElement run) => run.GetProperty("runId").GetString()!;

    private static string Payload() => JsonSerializer.Serialize(
        Enumerable.Range(1, Orders).Select(n => new { order = $"CANCEL-{n}", orderitem_set = new[] { new { id = n, status = "450" } } }));
}
