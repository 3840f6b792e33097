using System.Text.Json;
using OrderStatusFlow.LocalHost.Setup;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.DryRuns;

/// <summary>A dry run does what a run does, and writes nothing.</summary>
public sealed class DryRunTests(DryRunHost host) : IClassFixture<DryRunHost>
{
    [Fact]
    public async Task A_draft_is_tried_with_a_stored_run_and_nothing_is_written_or_requested()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var definition = await SampleAsync(erp, omnitron);
        await host.Api.OkAsync(HttpMethod.Put, "flows/dry", definition);
        var run = (await host.Api.RunAsync("flows/dry/trigger")).GetProperty("runId").GetString();
        var (requests, reads, before) = (omnitron.Totals.Requests, erp.Totals.Requests, await StorageContent.ReadAsync(host.Storage));

        var saved = await host.DryRunAsync("dry", $$$"""{"input": {"run": "{{{run}}}"}}""");
        var draft = definition.Replace("fields = {'status': order['code']}", "fields = {'status': '550'}; print('one')", StringComparison.Ordinal);
        var tried = await host.DryRunAsync("dry", $$$"""{"definition": {{{draft}}}, "input": {"run": "{{{run}}}", "rows": [8, 2]}}""");

        omnitron.Totals.Requests.ShouldBe(requests);
        erp.Totals.Requests.ShouldBe(reads);
        (await StorageContent.ReadAsync(host.Storage)).ShouldBe(before);

        Count(saved, "unchanged").ShouldBe(9);
        saved.GetProperty("version").GetInt32().ShouldBe(1);
        saved.GetProperty("pages").GetArrayLength().ShouldBe(2);
        Count(tried, "updated").ShouldBe(2);
        tried.GetProperty("version").ValueKind.ShouldBe(JsonValueKind.Null);
        tried.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("row").GetInt32()).ShouldBe([2, 8]);
        tried.GetProperty("missingRows").GetArrayLength().ShouldBe(0);
        var row = tried.GetProperty("rows")[0];
        row.GetProperty("order").GetString().ShouldBe("ORD0000002");
        row.GetProperty("printed").GetString()!.ShouldContain("one");
        Data(row, "erpItem").GetProperty("number").GetString().ShouldBe("ORD0000002");
        Data(row, "afterScript").TryGetProperty("code", out _).ShouldBeTrue();
        Data(row, "afterMapping").GetProperty("order").GetString().ShouldBe("ORD0000002");
        Data(row, "afterOrderScript").GetProperty("orderitem_set")[0].GetProperty("status").GetString().ShouldBe("550");
        row.GetProperty("request").GetProperty("method").GetString().ShouldBe("PATCH");
        row.GetProperty("request").GetProperty("url").GetString().ShouldBe($"{omnitron.Url}api/i1/order_items/bulk_status_update/");
        row.GetProperty("lastSent").GetProperty("runId").GetString().ShouldBe(run);
        row.GetProperty("changes").EnumerateArray().ShouldContain(change => change.GetProperty("path").GetString()!.EndsWith(".status", StringComparison.Ordinal)
            && change.GetProperty("to").GetString() == "550");
        var steps = tried.GetProperty("pages")[1].GetProperty("steps").EnumerateArray().ToList();
        steps.Select(step => step.GetProperty("step").GetString()).ShouldBe(["script", "mapping"]);
        steps.ShouldAllBe(step => step.GetProperty("output").GetProperty("data").ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task The_live_ERP_is_read_with_parameters_and_without_a_login_to_Omnitron()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 9 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var definition = await SampleAsync(erp, omnitron);
        await host.Api.OkAsync(HttpMethod.Put, "flows/live", definition);
        var before = await StorageContent.ReadAsync(host.Storage);

        var one = await host.DryRunAsync("live", """{"input": {"erp": {"number": "ORD0000003"}}}""");
        var some = await host.DryRunAsync("live", """{"input": {"erp": {}}, "limit": 7}""");
        var (status, problem) = await host.Api.CallAsync(HttpMethod.Post, "flows/live/dry-run", """{"input": {"erp": {"none": 1}}}""");
        omnitron.Totals.Requests.ShouldBe(0);
        (await StorageContent.ReadAsync(host.Storage)).ShouldBe(before);
        erp.Faults.Add(new FaultRule { Path = "/auth/token", Status = 401, Body = """{"detail": "erp-password is wrong"}""" });
        var draft = definition.Replace("\"username\": \"erp\"", "\"username\": \"other\"", StringComparison.Ordinal);
        var refused = await host.DryRunAsync("live", "{\"definition\": " + draft + """, "input": {"erp": {"number": "ORD0000003"}}}""");

        one.GetProperty("rows").EnumerateArray().ShouldHaveSingleItem().GetProperty("order").GetString().ShouldBe("ORD0000003");
        one.GetProperty("pages")[0].GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()).ShouldBe(["login", "read", "script", "mapping"]);
        Count(some, "updated").ShouldBe(7);
        some.GetProperty("more").GetBoolean().ShouldBeTrue();
        status.ShouldBe(400);
        problem.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe("$.input.erp.none");
        refused.GetProperty("status").GetString().ShouldBe("failed");
        refused.GetProperty("error").GetProperty("code").GetString().ShouldBe("erp.login");
        refused.GetRawText().ShouldNotContain("erp-password");
    }

    [Fact]
    public async Task A_posted_payload_has_the_outcomes_that_a_run_would_give()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.Api.OkAsync(HttpMethod.Put, "flows/posted", Outbound(omnitron, """, "write": {"versionPath": "$.version"}"""));
        await host.Api.RunAsync("flows/posted/outbound", """[{"order": "A", "version": 5, "orderitem_set": [{"id": 1, "status": "400"}]}]""");
        var (requests, before) = (omnitron.Totals.Requests, await StorageContent.ReadAsync(host.Storage));

        var tried = await host.DryRunAsync("posted", """
            {"input": {"payload": [{"order": "A", "version": 4, "orderitem_set": [{"id": 1, "status": "500"}]},
             {"order": "B", "version": 2, "orderitem_set": [{"id": 2}]}, {"order": "B", "version": 3, "orderitem_set": [{"id": 2}, {"id": 3}]},
             {"order": "C", "version": 9, "orderitem_set": [{"id": 4}]}, {"order": "C", "version": 8, "orderitem_set": [{"id": 5}]},
             {"order": "D", "orderitem_set": []}, {"order": "A", "version": 6, "orderitem_set": [{"id": 7, "status": "400"}]}]}}
            """);

        omnitron.Totals.Requests.ShouldBe(requests);
        (await StorageContent.ReadAsync(host.Storage)).ShouldBe(before);
        tried.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("outcome").GetString())
            .ShouldBe(["stale", "stale", "updated", "updated", "stale", "failed", "updated"]);
        tried.GetProperty("rows")[5].GetProperty("code").GetString().ShouldBe("order.shape");
        tried.GetProperty("rows")[0].GetProperty("message").GetString()!.ShouldContain("version 5");
        tried.GetProperty("rows")[4].GetProperty("message").GetString()!.ShouldContain("version 9", Case.Sensitive, "as an earlier row of the same run would have written");
        Count(tried, "rows").ShouldBe(7);
        Count(tried, "stale").ShouldBe(3);
    }

    [Fact]
    public async Task Secrets_are_redacted_wherever_they_appear()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.Api.OkAsync(HttpMethod.Put, "flows/secret", Outbound(omnitron, """
            , "script": {"source": "print('omnitron-password')\noutputStream.write(input_text)"},
             "orderScript": {"source": "session.putAttribute('log.a', 'omnitron-password')\nprint('omnitron-password')\noutputStream.write(input_text)"}
            """));

        var tried = await host.DryRunAsync("secret", """
            {"input": {"payload": [{"order": "S1", "omnitron-password": 1, "note": "b21uaXRyb24tcGFzc3dvcmQ=", "orderitem_set": [{"id": "omnitron-password"}]}]}}
            """);

        Count(tried, "updated").ShouldBe(1);
        tried.GetRawText().ShouldNotContain("omnitron-password");
        tried.GetRawText().ShouldNotContain("b21uaXRyb24tcGFzc3dvcmQ=");
        tried.GetProperty("rows")[0].GetProperty("request").GetProperty("body").GetProperty("data").GetProperty("orderitem_set")[0].GetProperty("id").GetString()
            .ShouldBe("{OMNITRON_PASSWORD}");
        tried.GetProperty("rows")[0].GetProperty("attributes").GetProperty("log.a").GetString().ShouldBe("{OMNITRON_PASSWORD}");
    }

    [Theory]
    [InlineData("{}", 400, "$.input")]
    [InlineData("7", 400, "$")]
    [InlineData("""{"input": {}}""", 400, "$.input")]
    [InlineData("""{"input": {"payload": [], "erp": {}}}""", 400, "$.input")]
    [InlineData("""{"input": {"payload": []}, "limit": 0}""", 400, "$.limit")]
    [InlineData("""{"input": {"payload": []}, "limit": 1e9}""", 400, "$.limit")]
    [InlineData("""{"input": {"payload": []}, "row": 1}""", 400, "$.row")]
    [InlineData("""{"input": {"payload": [], "rows": [1]}}""", 400, "$.input.rows")]
    [InlineData("""{"input": {"run": 7}}""", 400, "$.input.run")]
    [InlineData("""{"input": {"run": "x", "rows": [1, "2"]}}""", 400, "$.input.rows[1]")]
    [InlineData("""{"input": {"run": "wrong-in.20260101T000000000.slot"}}""", 404, "$.input.run")]
    [InlineData("""{"input": {"run": "other.20260101T000000000.slot"}}""", 404, "$.input.run")]
    [InlineData("""{"input": {"erp": {}}}""", 400, "$.input.erp")]
    [InlineData("""{"input": {"payload": 7}}""", 400, "$.input.payload")]
    [InlineData("""{"input": {"payload": [1,]}}""", 400, "$.input.payload")]
    [InlineData("""{"definition": {"direction": "outbound"}, "input": {"payload": []}}""", 400, "$.definition.omnitron")]
    [InlineData("""{"definition": [], "input": {"payload": []}}""", 400, "$.definition")]
    public async Task What_is_wrong_with_a_request_is_named_with_its_place(string body, int status, string path)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.Api.OkAsync(HttpMethod.Put, "flows/wrong-in", Outbound(omnitron, ""));

        var (answered, problem) = await host.Api.CallAsync(HttpMethod.Post, "flows/wrong-in/dry-run", body);

        answered.ShouldBe(status, $"{problem}");
        problem.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe(path);
    }

    internal static string Outbound(OmnitronSimulator omnitron, string more) =>
        $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}}{{{more}}}}""";

    internal static async Task<string> SampleAsync(ErpSimulator erp, OmnitronSimulator omnitron) =>
        (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "samples", "orders-inbound.json")))
            .Replace("127.0.0.1:7082", omnitron.Url.Authority, StringComparison.Ordinal).Replace("127.0.0.1:7081", erp.Url.Authority, StringComparison.Ordinal)
            .Replace("\"schedule\": {\"cron\": \"0 */5 * * * ?\", \"timeZone\": \"Europe/Istanbul\"},", "", StringComparison.Ordinal);

    private static int Count(JsonElement dryRun, string outcome) => dryRun.GetProperty("counts").GetProperty(outcome).GetInt32();

    private static JsonElement Data(JsonElement row, string output) => row.GetProperty(output).GetProperty("data");
}
