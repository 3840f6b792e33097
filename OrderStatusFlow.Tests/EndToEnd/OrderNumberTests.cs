using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Orders without a number, dates that cannot be read, and schedules without a start.</summary>
public sealed class OrderNumberTests(TestHost host)
{
    [Theory]
    [InlineData("""{"orderitem_set": [{"id": 1, "status": "450"}]}""", "$.order", "The order has no order number. Send Omnitron's order number as 'order'")]
    [InlineData("""{"order": "", "orderitem_set": [{"id": 1}]}""", "$.order", "The order has no order number")]
    [InlineData("""{"order": {"no": 1}, "orderitem_set": [{"id": 1}]}""", "$.order", "The order has no order number")]
    [InlineData("""[{"orderitem_set": [{"id": 1}]}, {"order": null, "orderitem_set": [{"id": 2}]}]""", "$[0].order", "Order 1 of the body has no order number")]
    [InlineData("""[{"order": "N7"}]""", "$[0].orderitem_set", "Order 1 of the body (N7) cannot be used. The order has no 'orderitem_set'")]
    [InlineData("""[7]""", "$[0]", "Order 1 of the body is not an object")]
    public async Task A_body_without_a_usable_order_is_refused_with_a_sentence(string body, string path, string words)
    {
        const string User = "number-none-user";
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.OkAsync(HttpMethod.Put, "flows/number-none", $$$"""
            {"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "{{{User}}}", "password": {"secret": "OMNITRON_PASSWORD"} } }
            """);

        var (status, answer) = await host.CallAsync(HttpMethod.Post, "flows/number-none/outbound", body);

        status.ShouldBe(400);
        var error = answer.GetProperty("errors")[0];
        (error.GetProperty("path").GetString(), error.GetProperty("code").GetString()).ShouldBe((path, "order.shape"));
        error.GetProperty("message").GetString()!.ShouldStartWith(words);
        // Before anything else the flow would log in. A run of another test may still call this port, which a server of that test had before.
        omnitron.Requests.ShouldNotContain(request => request.Body.Contains(User, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Among_others_an_order_without_a_number_fails_alone_and_the_ERP_is_answered_which()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("number-some", omnitron);

        var answer = await host.OkAsync(HttpMethod.Post, "flows/number-some/outbound", """
            [{"order": "A", "orderitem_set": [{"id": 1, "status": "450"}]}, {"orderitem_set": [{"id": 2, "status": "450"}]}]
            """);
        var rows = await host.RowsAsync(await host.EndOfAsync(answer.GetProperty("runId").GetString()!));

        var error = answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("path").GetString().ShouldBe("$[1].order");
        rows.Select(row => row.GetProperty("outcome").GetString()).ShouldBe(["updated", "failed"]);
        rows[1].GetProperty("message").GetString()!.ShouldContain("has no order number");
        omnitron.Requests.Where(request => request.Method == "PATCH").ShouldHaveSingleItem().Body.ShouldContain("\"id\":1");
    }

    [Fact]
    public async Task A_mapping_that_loses_the_number_fails_its_rows()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("number-lost", omnitron, """, "mapping": {"spec": [{"operation": "remove", "spec": {"order": ""}}]}""");

        var answer = await host.OkAsync(HttpMethod.Post, "flows/number-lost/outbound", """{"order": "A", "orderitem_set": [{"id": 1, "status": "450"}]}""");
        var rows = await host.RowsAsync(await host.EndOfAsync(answer.GetProperty("runId").GetString()!));

        answer.TryGetProperty("errors", out _).ShouldBeFalse();
        rows.ShouldHaveSingleItem().GetProperty("message").GetString()!.ShouldContain("has no order number");
    }

    [Fact]
    public async Task A_run_warns_about_dates_that_cannot_be_read()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions());
        erp.Faults.Add(new FaultRule { Path = "/orders", Body = """[{"order": "W1", "at": "05.01.2026 10:00", "orderitem_set": [{"id": 1, "status": "450"}]}]""" });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.OkAsync(HttpMethod.Put, "flows/date-warning", Flow(omnitron, $"{erp.Url}orders", """ "modifiedPath": "$.at" """));

        var run = await host.RunAsync("flows/date-warning/trigger?number=1");

        run.GetProperty("status").GetString().ShouldBe("succeeded", run.ToString());
        run.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("step").GetString() == "read").GetProperty("message").GetString()!
            .ShouldContain("Warning: the modification date of 1 item cannot be read, such as '05.01.2026 10:00'");
    }

    [Theory]
    [InlineData("0 0 12 1 1 ? 2024", true)]
    [InlineData("0 0 12 1 1 ?", false)]
    public async Task A_cron_that_never_fires_again_is_a_warning_at_save(string cron, bool warns)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());

        var answer = await host.OkAsync(HttpMethod.Put, "flows/cron-past",
            Flow(omnitron, "https://erp.example/orders", """ "timeZone": "UTC" """, $$"""{"cron": "{{cron}}"}"""));

        var warnings = answer.GetProperty("warnings").EnumerateArray().ToList();
        warnings.Count.ShouldBe(warns ? 1 : 0);
        if (warns)
            (warnings[0].GetProperty("path").GetString(), warnings[0].GetProperty("code").GetString()).ShouldBe(("$.schedule.cron", "schedule.past"));
    }

    private static string Flow(OmnitronSimulator omnitron, string url, string settings, string schedule = "null") => $$$"""
        {"direction": "inbound", "schedule": {{{schedule}}},
         "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"} },
         "erp": {"url": "{{{url}}}", {{{settings}}} } }
        """;
}
