using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

public sealed class InboundTests(TestHost host)
{
    private const string FromTheBeginning = "trigger?modified_date__gt=2020-01-01T00:00:00";

    [Fact]
    public async Task Two_pages_go_through_script_mapping_and_order_script_to_Omnitron()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 12, Logins = [new ErpLogin { Type = ErpLoginType.Jwt, Path = "/orders*" }] });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { Items = [new OmnitronSeed { Id = 61, Status = "550" }] });
        await host.PutSampleAsync("in-main", "orders-inbound", omnitron, erp);

        var run = await host.RunAsync($"flows/in-main/{FromTheBeginning}");

        run.GetProperty("status").GetString().ShouldBe("partial");
        run.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(11);
        var rows = await host.RowsAsync(run);
        rows.Count.ShouldBe(12);
        var refused = rows.Where(row => row.GetProperty("outcome").GetString() == "rejected").ShouldHaveSingleItem();
        refused.GetProperty("order").GetString().ShouldBe("ORD0000006");
        refused.GetProperty("message").GetString()!.ShouldContain("cannot go back");
        rows.ShouldAllBe(row => row.GetProperty("attempts").GetInt32() == 1 && row.GetProperty("durationMs").GetDouble() > 0);
        rows[2].GetProperty("attributes").GetProperty("log.order.status").GetString().ShouldBe("500");
        var item = omnitron.Item(31)!;
        (item.Status, item.Fields["tracking_number"]!.ToString(), item.Fields["invoice_date"]!.ToString()).ShouldBe(("500", "TR0000000003", "2026-01-05T07:00:03.000003Z"));
        omnitron.Patches.Repeated.ShouldBeEmpty();
        omnitron.Totals.Logins.ShouldBe(1);
        erp.Requests.Count(request => request.Target.StartsWith("/orders", StringComparison.Ordinal)).ShouldBe(2);
        erp.Requests.ShouldContain(request => request.Target.Contains("language=tr", StringComparison.Ordinal) && request.Target.Contains("modified_date__gt=2020-01-01T00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_without_parameters_continues_from_the_last_one_and_reaches_back()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("in-watermark", "orders-inbound", omnitron, erp);

        var first = await host.RunAsync("flows/in-watermark/trigger");
        var second = await host.RunAsync("flows/in-watermark/trigger");

        first.GetProperty("watermark").ValueKind.ShouldBe(JsonValueKind.Null);
        // The last order was changed at 09:00:03.000003 and reading took a moment; it is in the five minutes that are read again.
        var asked = DateTime.Parse(second.GetProperty("watermark").GetString()!, CultureInfo.InvariantCulture);
        asked.ShouldBeInRange(new DateTime(2026, 1, 5, 8, 54, 0), new DateTime(2026, 1, 5, 8, 55, 3).AddMicroseconds(3));
        second.GetProperty("totals").GetProperty("rows").GetInt32().ShouldBe(3);
        erp.Requests[^1].Target.ShouldContain($"modified_date__gt={second.GetProperty("watermark").GetString()}");
    }

    [Fact]
    public async Task A_token_that_is_refused_in_the_middle_of_a_run_costs_one_more_login_and_no_order()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 60 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(20) });
        await host.PutSampleAsync("in-expired", "orders-inbound", omnitron, erp);

        var run = (await host.OkAsync(HttpMethod.Post, $"flows/in-expired/{FromTheBeginning}")).GetProperty("runId").GetString()!;
        await TestWait.ForAsync("twenty PATCHes", () => omnitron.Totals.Patches >= 20);
        omnitron.ExpireTokens();
        var record = await host.EndOfAsync(run);

        record.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(60);
        omnitron.Totals.Logins.ShouldBe(2);
        (await host.RowsAsync(record)).ShouldAllBe(row => row.GetProperty("attempts").GetInt32() == 1);
    }

    [Fact]
    public async Task A_failed_run_keeps_the_watermark_and_gives_the_reason()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 3 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        erp.Faults.Add(new FaultRule { Path = "/orders*", Status = 404, Body = "<html>no such page, erp-password</html>", ContentType = "text/html" });
        await host.PutSampleAsync("in-failed", "orders-inbound", omnitron, erp);

        var failed = await host.RunAsync("flows/in-failed/trigger");
        erp.Faults.Clear();
        var whole = await host.RunAsync("flows/in-failed/trigger");

        failed.GetProperty("status").GetString().ShouldBe("failed");
        failed.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("404");
        failed.ToString().ShouldNotContain("erp-password");
        failed.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("step").GetString() == "read").GetProperty("status").GetString().ShouldBe("failed");
        whole.GetProperty("totals").GetProperty("rows").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task A_transient_failure_is_retried_and_counted()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 6 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":21", Status = 429, RetryAfter = 1, Times = 1 });
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":31", Cut = FaultCut.Before, Times = 1 });
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":41", Status = 500, ApplyThenFail = true, Times = 2 });
        omnitron.Faults.Add(new FaultRule { Path = "/api/i1/order_items*", Match = "\"id\":51", Status = 503 });
        await host.PutSampleAsync("in-retry", "orders-inbound", omnitron, erp, json => json.Replace("\"retries\": 3", "\"retries\": 2", StringComparison.Ordinal));

        var rows = await host.RowsAsync(await host.RunAsync($"flows/in-retry/{FromTheBeginning}"));

        rows.Select(row => (row.GetProperty("attempts").GetInt32(), row.GetProperty("outcome").GetString()))
            .ShouldBe([(1, "updated"), (2, "updated"), (2, "updated"), (3, "updated"), (3, "failed"), (1, "updated")]);
        rows[4].GetProperty("message").GetString()!.ShouldContain("Gave up after 3 attempts");
    }

    [Fact]
    public async Task A_refused_token_causes_one_more_login()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 6 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("in-token", "orders-inbound", omnitron, erp);
        await host.RunAsync($"flows/in-token/{FromTheBeginning}");
        omnitron.ExpireTokens();

        var run = await host.RunAsync($"flows/in-token/{FromTheBeginning}");

        run.GetProperty("status").GetString().ShouldBe("succeeded");
        omnitron.Totals.Logins.ShouldBe(2);
    }

    [Fact]
    public async Task An_order_script_that_fails_fails_its_row_alone()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 4 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("in-row", "orders-inbound", omnitron, erp, json =>
            json.Replace("order = json.loads(input_text)\\n", "order = json.loads(input_text)\\nassert order['order'] != 'ORD0000002', 'not this one'\\n", StringComparison.Ordinal));

        var rows = await host.RowsAsync(await host.RunAsync($"flows/in-row/{FromTheBeginning}"));

        var failed = rows.Where(row => row.GetProperty("outcome").GetString() == "failed").ShouldHaveSingleItem();
        failed.GetProperty("message").GetString()!.ShouldContain("not this one");
        failed.GetProperty("attributes").GetProperty("log.script.error").GetString()!.ShouldContain("AssertionError");
    }

    [Theory]
    [InlineData("\"results\": {\"*\"", "\"nothing\": {\"*\"", "mapping", "null")]
    [InlineData("page = json.loads(input_text)\\n", "page = json.loads('no')\\n", "script", "JSONDecodeError")]
    public async Task A_page_that_cannot_be_transformed_fails_its_step(string right, string wrong, string step, string expected)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 4 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync($"in-{step}", "orders-inbound", omnitron, erp, json => json.Replace(right, wrong, StringComparison.Ordinal));

        var run = await host.RunAsync($"flows/in-{step}/{FromTheBeginning}");

        run.GetProperty("status").GetString().ShouldBe("failed");
        run.GetProperty("error").GetProperty("message").GetString()!.ShouldContain(expected);
        run.GetProperty("steps").EnumerateArray().Single(s => s.GetProperty("step").GetString() == step).GetProperty("status").GetString().ShouldBe("failed");
        omnitron.Totals.Patches.ShouldBe(0);
    }

    [Fact]
    public async Task A_schedule_starts_runs_by_itself_and_never_two_at_once()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 6 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(5) });
        await host.PutSampleAsync("in-cron", "orders-inbound", omnitron, erp, json => json.Replace("0 */5 * * * ?", "* * * * * ? *", StringComparison.Ordinal));

        await TestWait.ForAsync("two scheduled runs", async () =>
            (await host.OkAsync(HttpMethod.Get, "flows/in-cron/runs")).GetProperty("items").EnumerateArray().Count(run => run.GetProperty("status").GetString() != "running") >= 2);
        await host.OkAsync(HttpMethod.Delete, "flows/in-cron");

        omnitron.Totals.Patches.ShouldBeGreaterThanOrEqualTo(6);
    }

    [Fact]
    public async Task A_large_run_keeps_to_its_window_and_every_order_is_found()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1_200 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions { PatchDelay = TimeSpan.FromMilliseconds(5) });
        await host.PutSampleAsync("in-large", "orders-inbound", omnitron, erp, json => json.Replace("\"limit\": 6", "\"limit\": 600", StringComparison.Ordinal));

        var run = await host.RunAsync($"flows/in-large/{FromTheBeginning}");

        run.GetProperty("totals").GetProperty("updated").GetInt32().ShouldBe(1_200);
        omnitron.Totals.InFlightPeak.ShouldBeLessThanOrEqualTo(8);
        omnitron.Patches.Repeated.ShouldBeEmpty();
        var found = (await host.OkAsync(HttpMethod.Get, "orders/ORD0001200")).GetProperty("items").EnumerateArray().ToList();
        found.ShouldHaveSingleItem().GetProperty("runId").GetString().ShouldBe(run.GetProperty("runId").GetString());
        var rows = new List<int>();
        string? continuation = null;
        do
        {
            var page = await host.OkAsync(HttpMethod.Get, $"runs/{run.GetProperty("runId")}/rows?limit=500&continuation={continuation}");
            rows.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("row").GetInt32()));
            continuation = page.GetProperty("continuation").GetString();
        }
        while (continuation is not null);
        rows.ShouldBe(Enumerable.Range(1, 1_200));
    }
}
