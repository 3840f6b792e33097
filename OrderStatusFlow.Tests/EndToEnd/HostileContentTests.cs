using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Whatever is in a row, a page, a script's output or a response: the run ends, each order is sent at most once, and each row has one log entry.</summary>
public sealed class HostileContentTests(TestHost host)
{
    private static readonly string[] Bodies =
    [
        """{"detail": "\ud800"}""", """{"\udc00": ["x"]}""", """{"non_field_errors": [{"a": "\ud800"}]}""", "\"\\ud800\"", "{\"detail\": \"\\u0000\\u0001\"}", """{"a": 1e400, "a": -0}""",
        "\0\u0001\uFFFE", "", "null", "[]", $"{new string('[', 3000)}", new string('x', 199) + "🎁 and more", new string('\u0001', 100_000), "{\"detail\": \"" + new string('y', 1_000_000) + "\"}",
        new string('z', 4094) + "🎁",
    ];

    [Fact]
    public async Task In_a_page_of_the_ERP()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions());
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        erp.Faults.Add(new FaultRule { Path = "/orders*", Body = HostileOrders.Page() });
        await PutInboundAsync("hostile-erp", omnitron, erp);

        await AssertOthersWrittenAsync(await host.RunAsync("flows/hostile-erp/trigger"), omnitron);
    }

    [Theory]
    [InlineData("script", "")]
    [InlineData("mapping", """, "mapping": {"spec": [{"operation": "shift", "spec": {"*": "[]"}}]}""")]
    public async Task In_the_output_of_script_and_mapping(string step, string mapping)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        const string Source = """import base64, json\noutputStream.write(base64.b64decode(json.loads(input_text)['text']))""";
        await host.PutPlainAsync($"hostile-{step}", omnitron, $$""", "script": {"source": "{{Source}}"}{{mapping}}""");

        await AssertOthersWrittenAsync(await host.RunAsync($"flows/hostile-{step}/outbound", $$"""{"text": "{{HostileOrders.Base64(HostileOrders.Page())}}"}"""), omnitron);
    }

    [Fact]
    public async Task In_the_output_of_an_order_script()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        const string Source = """import base64, json\noutputStream.write(base64.b64decode(json.loads(input_text)['text']))""";
        await host.PutPlainAsync("hostile-order", omnitron, $$""", "orderScript": {"source": "{{Source}}"}""");
        var orders = HostileOrders.Json().Select(order => $$"""{"order": "A", "text": "{{HostileOrders.Base64(order)}}"}""");

        await AssertOthersWrittenAsync(await host.RunAsync("flows/hostile-order/outbound", $"[{string.Join(",", orders)}]"), omnitron);
    }

    [Fact]
    public async Task In_attributes_prints_and_errors_of_an_order_script()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        string[] texts =
            ["'\\ud800'", "'a\\udc00b'", "'\\x00'", "'\\x01\\x1f\\x85'", "'\\U0001f381'", "''", "'\\x01' * 4000", "'y' * 60000", "'\\x01' * 70000", "'z' * (20 << 20)", "'\\x01' * (20 << 20)"];
        const string Source = "import json\\norder = json.loads(input_text)\\nv = eval(order['text'])\\nif order['kind'] == 'raise': raise Exception(v)\\nif order['kind'] == 'print': print(v)\\n"
            + "if order['kind'] == 'value': session.putAttribute('log.text', v)\\nif order['kind'] == 'name': session.putAttribute('log.' + v, 'x')\\n"
            + "if order['kind'] == 'many':\\n    for i in range(5000): session.putAttribute('log.%d' % i, v[:50])\\n";
        await host.PutPlainAsync("hostile-attr", omnitron, $$""", "orderScript": {"source": "{{Source}}"}""");
        var rows = from text in texts from kind in new[] { "value", "name", "print", "raise", "many", "none" } select (text, kind);
        var orders = rows.Select((row, i) => $$"""{"order": "{{row.kind}}{{i + 1}}", "kind": "{{row.kind}}", "text": {{JsonSerializer.Serialize(row.text)}}, "orderitem_set": [{"id": {{i + 1}}, "status": "450"}]}""").ToList();

        var run = await host.RunAsync("flows/hostile-attr/outbound", $"[{string.Join(",", orders)}]");

        var logged = await AssertEachLoggedOnceAsync(run, omnitron, orders.Count);
        logged.Where(row => row.GetProperty("order").GetString()!.StartsWith("none", StringComparison.Ordinal)).ShouldAllBe(row => row.GetProperty("outcome").GetString() == "updated");
        var largest = logged[^6];
        (largest.GetProperty("code").GetString(), largest.GetProperty("outcome").GetString()).ShouldBe(("script.attributes", "failed"));
        largest.GetProperty("message").GetString()!.ShouldContain("log.text");
    }

    [Fact]
    public async Task In_an_error_body_of_Omnitron()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        for (var i = 0; i < Bodies.Length; i++)
            omnitron.Faults.Add(new FaultRule { Method = "PATCH", Match = $"\"id\":{1000 + (2 * i)}", Status = 400, Body = Bodies[i] });
        await host.PutPlainAsync("hostile-answer", omnitron);
        var orders = Enumerable.Range(1000, 2 * Bodies.Length).Select(id => $$"""{"order": "R{{id}}", "orderitem_set": [{"id": {{id}}, "status": "450"}]}""");

        var rows = await AssertEachLoggedOnceAsync(await host.RunAsync("flows/hostile-answer/outbound", $"[{string.Join(",", orders)}]"), omnitron, 2 * Bodies.Length);

        rows.Select(row => row.GetProperty("outcome").GetString()).ShouldBe(Enumerable.Range(0, rows.Count).Select(i => i % 2 == 0 ? "rejected" : "updated"));
        rows.Where((_, i) => i % 2 == 0).ShouldAllBe(row => row.GetProperty("code").GetString() == "omnitron.rejected");
    }

    [Fact]
    public async Task In_the_login_response_of_Omnitron()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        string[] tokens = ["""{"key": "a\nb"}""", """{"key": "\ud800"}""", """{"k\ud800": 1}""", """{"key": "ş"}""", """{"key": "\u0000"}"""];
        var flow = 0;
        foreach (var (status, body) in Bodies.Select(body => (400, body)).Concat(tokens.Select(body => (200, body))))
        {
            omnitron.Faults.Clear();
            omnitron.Faults.Add(new FaultRule { Path = "*login*", Status = status, Body = body });
            await host.PutPlainAsync($"hostile-login-{++flow}", omnitron, $$""", "orderScript": {"source": "x = {{flow}}"}""");

            var run = await host.RunAsync($"flows/hostile-login-{flow}/outbound", """[{"order": "A", "orderitem_set": [{"id": 1}]}]""");

            (run.GetProperty("status").GetString(), run.GetProperty("error").GetProperty("code").GetString()).ShouldBe(("failed", "omnitron.login"), body[..Math.Min(body.Length, 40)]);
        }
    }

    [Fact]
    public async Task In_what_the_ERP_answers_to_login_and_page()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions());
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await PutInboundAsync("hostile-erp-error", omnitron, erp, """, "login": {"type": "jwt", "url": "ERP/auth/token", "username": "erp", "password": {"secret": "ERP_PASSWORD"}}""");
        string[] logins = [.. Bodies, """{"token": "\ud800"}""", """{"\ud800": "x", "message": "\udc00"}""", """{"token": "a\nb"}""", """{"expires_in": "\ud800", "token": "t"}"""];
        foreach (var (path, status, body) in Bodies.Select(body => ("/orders*", 400, body)).Concat(logins.Select(body => ("/auth*", 400, body))).Concat(logins.Select(body => ("/auth*", 200, body))))
        {
            erp.Faults.Clear();
            erp.Faults.Add(new FaultRule { Path = path, Status = status, Body = body });
            if (path == "/orders*")
                erp.Faults.Add(new FaultRule { Path = "/auth*", Body = """{"token": "t"}""" });

            var run = await host.RunAsync("flows/hostile-erp-error/trigger");

            run.GetProperty("status").GetString().ShouldNotBe("running");
            if (run.GetProperty("error") is { ValueKind: JsonValueKind.Object } error)
                error.GetProperty("code").GetString()!.ShouldStartWith("erp.");
        }
    }

    [Fact]
    public async Task In_an_items_path_whose_pattern_takes_too_long()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions());
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        erp.Faults.Add(new FaultRule { Path = "/orders*", Body = $$"""{"results": [{"name": "{{new string('a', 60)}}!"}]}""" });
        await PutInboundAsync("hostile-pattern", omnitron, erp, """, "itemsPath": "$.results[?(@.name =~ /^(a+)+$/)]" """);

        var run = await host.RunAsync("flows/hostile-pattern/trigger");

        (run.GetProperty("status").GetString(), run.GetProperty("error").GetProperty("code").GetString()).ShouldBe(("failed", "erp.answer"), run.ToString());
    }

    [Fact]
    public async Task In_an_expression_that_cuts_an_emoji_in_half()
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("hostile-half", omnitron, """
            , "script": {"source": "session.putAttribute('gift', u'\\U0001f381')"},
            "mapping": {"expressions": true, "spec": [{"operation": "shift", "spec": {"*": "[]"}}, {"operation": "default", "spec": {"*": {"half": "${gift:substring(0, 1)}"}}},
                {"operation": "modify-overwrite-beta", "spec": {"*": {"cut": "=substring(@(1,gift),0,1)"}}}]}
            """);

        var rows = await host.RowsAsync(await host.RunAsync("flows/hostile-half/outbound", """[{"order": "A", "gift": "🎁", "orderitem_set": [{"id": 1, "status": "450"}]}]"""));

        rows.ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("updated", rows[0].ToString());
        omnitron.Requests[^1].Body.ShouldContain("\"half\":\"?\",\"cut\":\"?\"");
    }

    private Task<JsonElement> PutInboundAsync(string flow, OmnitronSimulator omnitron, ErpSimulator erp, string more = "") => host.OkAsync(HttpMethod.Put, $"flows/{flow}", $$$"""
        {"direction": "inbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"}},
         "erp": {"url": "{{{erp.Url}}}orders"{{{more.Replace("ERP/", erp.Url.ToString(), StringComparison.Ordinal)}}}}, "write": {"maxParallel": 16}}
        """);

    private async Task AssertOthersWrittenAsync(JsonElement run, OmnitronSimulator omnitron)
    {
        var rows = await AssertEachLoggedOnceAsync(run, omnitron, HostileOrders.Json().Count);
        rows.Where((_, i) => i % 2 == 1).ShouldAllBe(row => row.GetProperty("outcome").GetString() == "updated");
        rows.ShouldAllBe(row => row.GetProperty("outcome").GetString() == "updated" || row.GetProperty("code").GetString() != "host.error");
    }

    private async Task<IReadOnlyList<JsonElement>> AssertEachLoggedOnceAsync(JsonElement run, OmnitronSimulator omnitron, int count)
    {
        var rows = await host.RowsAsync(run);
        run.GetProperty("totals").GetProperty("rows").GetInt32().ShouldBe(count, run.ToString());
        rows.Select(row => row.GetProperty("row").GetInt32()).ShouldBe(Enumerable.Range(1, count));
        omnitron.Patches.Repeated.ShouldBeEmpty();
        omnitron.Requests.Count(request => request.Method == "PATCH").ShouldBeLessThanOrEqualTo(count);
        return rows;
    }
}
