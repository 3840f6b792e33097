using System.Net;
using System.Text.Json;

namespace OrderStatusFlow.Tests.EndToEnd;

public sealed class ApiTests(TestHost host)
{
    private const string Outbound = """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}}""";

    [Fact]
    public async Task Health_reports_storage_and_engines()
    {
        var health = await host.OkAsync(HttpMethod.Get, "health");

        (health.GetProperty("storage").GetString(), health.GetProperty("engines").GetProperty("scripts")[0].GetString()).ShouldBe(("ok", "cpython"));
    }

    [Fact]
    public async Task A_missing_engine_is_reported_by_health_and_its_flows_are_refused()
    {
        var missing = (await host.OkAsync(HttpMethod.Get, "health")).GetProperty("engines").GetProperty("missing");
        missing.GetProperty("ironpython").GetString()!.ShouldContain("Scripting__AllowIronPython");
        missing.GetProperty("just").GetString()!.ShouldContain("Azure Functions host");

        var (status, problem) = await host.CallAsync(
            HttpMethod.Put, "flows/api-iron", Outbound.Replace("{\"direction\"", "{\"script\": {\"engine\": \"ironpython\", \"source\": \"x = 1\"}, \"direction\"", StringComparison.Ordinal));

        (status, problem.GetProperty("errors")[0].GetProperty("path").GetString()).ShouldBe((400, "$.script.engine"));
        problem.ToString().ShouldContain("Scripting__AllowIronPython");
    }

    [Fact]
    public async Task A_flow_is_put_read_changed_and_deleted()
    {
        await host.OkAsync(HttpMethod.Put, "flows/api-crud", Outbound);
        (await host.OkAsync(HttpMethod.Put, "flows/api-crud", Outbound, ("If-Match", "\"1\""))).GetProperty("version").GetInt32().ShouldBe(2);
        (await host.CallAsync(HttpMethod.Put, "flows/api-crud", Outbound, ("If-Match", "\"1\""))).Status.ShouldBe(412);
        (await host.OkAsync(HttpMethod.Get, "flows/api-crud")).GetProperty("direction").GetString().ShouldBe("outbound");
        (await host.OkAsync(HttpMethod.Get, "flows")).ToString().ShouldContain("api-crud");
        (await host.CallAsync(HttpMethod.Delete, "flows/api-crud")).Status.ShouldBe(204);
        (await host.CallAsync(HttpMethod.Get, "flows/api-crud")).Status.ShouldBe(404);
        (await host.OkAsync(HttpMethod.Put, "flows/api-crud", Outbound)).GetProperty("version").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("PUT", "flows/BAD", "{}", 400, "name")]
    [InlineData("PUT", "flows/api-x", "", 400, null)]
    [InlineData("PUT", "flows/api-x", "{\"direction\":", 400, "line 1, position 14")]
    [InlineData("PUT", "flows/api-x", "{\"direction\": \"outbound\"}", 400, "$.omnitron")]
    [InlineData("PUT", "flows/api-x", "{\"direction\": \"outbound\", \"omnitron\": {\"domainUrl\": \"https://shop.example\", \"username\": \"u\", \"password\": \"p\"}, \"orderScript\": {\"source\": \"x = 1\\nif x\\n    y = 2\"}}", 400, "$.orderScript.source")]
    [InlineData("GET", "flows/none", null, 404, null)]
    [InlineData("DELETE", "flows/none", null, 404, null)]
    [InlineData("POST", "flows/none/outbound", "[]", 404, null)]
    [InlineData("GET", "flows/none/trigger", null, 404, null)]
    [InlineData("GET", "flows/none/runs", null, 404, null)]
    [InlineData("GET", "runs/none", null, 404, null)]
    [InlineData("GET", "runs/none.20260101T000000000.a/rows", null, 404, null)]
    [InlineData("GET", "nothing/here", null, 404, null)]
    [InlineData("POST", "test/script", "{}", 400, "$.source")]
    [InlineData("POST", "test/script", "{\"source\": \"x\", \"attributes\": {\"a\": 1}}", 400, "$.attributes.a")]
    [InlineData("POST", "test/script", "{\"source\": \"x\", \"engine\": \"perl\"}", 400, "$.engine")]
    [InlineData("POST", "test/mapping", "{\"spec\": [{\"operation\": \"nope\"}]}", 400, "$.spec[0].operation")]
    [InlineData("POST", "test/expression", "{\"expression\": \"${a:nosuch()}\"}", 400, "position 4")]
    [InlineData("POST", "test/schedule", "{\"schedule\": {\"every\": \"00:00:01\"}}", 400, "$.schedule.every")]
    [InlineData("POST", "test/schedule", "{\"schedule\": 5}", 400, "$.schedule")]
    [InlineData("POST", "test/script", "{\"source\": \"x = 1\", \"engine\": 5}", 400, "$.engine")]
    [InlineData("POST", "test/script", "{\"source\": \"x = 1\", \"python\": 3}", 400, "$.python")]
    [InlineData("POST", "test/mapping", "{\"spec\": [], \"engine\": false}", 400, "$.engine")]
    [InlineData("POST", "test/mapping", "{\"spec\": [], \"expressions\": \"yes\"}", 400, "$.expressions")]
    public async Task Bad_input_gets_problem_details_with_the_place(string method, string path, string? body, int status, string? place)
    {
        var (answered, problem) = await host.CallAsync(HttpMethod.Parse(method), path, body);

        answered.ShouldBe(status, problem.ToString());
        problem.GetProperty("title").GetString()!.Length.ShouldBeGreaterThan(10);
        problem.GetProperty("detail").GetString()!.ShouldNotContain(problem.GetProperty("title").GetString()!);
        problem.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe(place);
    }

    [Fact]
    public async Task Each_step_s_script_template_is_offered_and_runs()
    {
        var templates = (await host.OkAsync(HttpMethod.Get, "templates/script")).GetProperty("items").EnumerateArray().ToList();

        templates.Select(t => t.GetProperty("step").GetString()).ShouldBe(["script", "orderScript"]);
        foreach (var template in templates)
        {
            var test = JsonSerializer.Serialize(new { source = template.GetProperty("source").GetString(), input = new { a = 1 } });
            (await host.OkAsync(HttpMethod.Post, "test/script", test)).GetProperty("result_data").GetProperty("a").GetInt32().ShouldBe(1);
        }
    }

    [Fact]
    public async Task The_test_of_a_python_2_script_lists_its_changes()
    {
        var answer = await host.OkAsync(HttpMethod.Post, "test/script", """{"source": "print 'hi'\nfor k, v in {'a': 1}.iteritems(): print k", "input": {}}""");

        (answer.GetProperty("output").GetString(), answer.GetProperty("changes").ToString()).ShouldBe(("hi\na\n", """["line 1: print statement became print()","line 2: iteritems became items","line 2: print statement became print()"]"""));
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413()
    {
        await host.OkAsync(HttpMethod.Put, "flows/api-large", Outbound);

        (await host.CallAsync(HttpMethod.Post, "flows/api-large/outbound", new string(' ', 33 << 20))).Status.ShouldBe(413);
    }

    [Theory]
    [InlineData("flows/api-kind/trigger", 409)]
    [InlineData("flows/api-kind/outbound", 400)]
    public async Task A_flow_is_started_as_its_direction_says(string path, int status)
    {
        await host.OkAsync(HttpMethod.Put, "flows/api-kind", Outbound);

        (await host.CallAsync(HttpMethod.Post, path, "{bad")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_disabled_flow_starts_nothing()
    {
        await host.OkAsync(HttpMethod.Put, "flows/api-off", Outbound.Replace("{\"direction\"", "{\"enabled\": false, \"direction\"", StringComparison.Ordinal));

        (await host.CallAsync(HttpMethod.Post, "flows/api-off/outbound", "[]")).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Tests_of_parts_answer_what_they_give()
    {
        (await host.OkAsync(HttpMethod.Post, "test/mapping", """{"spec": [{"operation": "shift", "spec": {"a": "b.c"}}], "input": {"a": 1.0}}""")).GetRawText().ShouldBe("""{"result_data":{"b":{"c":1.0}}}""");
        (await host.OkAsync(HttpMethod.Post, "test/mapping", """{"spec": [{"operation": "modify-overwrite-beta", "spec": {"a": "=replace(@(1,a),'x','y')", "r": "${run.id}"}}], "input": {"a": "xx"}, "attributes": {"run.id": "R1"}}"""))
            .GetRawText().ShouldStartWith("""{"result_data":{"a":"xx","r":"R1"},"warnings":[{"path":"$.spec[0].spec.a","code":"mapping.warning",""");
        (await host.OkAsync(HttpMethod.Post, "test/mapping", """{"spec": [{"operation": "modify-overwrite-beta", "spec": {"n": "=substring(@(1,n),0,2)"}}], "input": "{\"n\":\"1\\ud83d\\ude00\"}"}""")).GetRawText().ShouldBe("""{"result_data":{"n":"1?"}}""");
        var deep = $"{{\"a\":{new string('[', 62)}{new string(']', 62)}}}";
        (await host.OkAsync(HttpMethod.Post, "test/mapping", $$$"""{"spec": [{"operation": "shift", "spec": {"*": "&"}}], "input": {{{JsonSerializer.Serialize(deep)}}} }""")).GetProperty("result_data").GetRawText().ShouldBe(deep);
        var script = await host.OkAsync(HttpMethod.Post, "test/script", """{"source": "print('hi')\nsession.putAttribute('log.a', get_attribute('x'))\noutputStream.write(input_text)", "input": "[1]", "attributes": {"x": "y"}}""");
        (script.GetProperty("result_data").GetRawText(), script.GetProperty("attributes").GetProperty("log.a").GetString(), script.GetProperty("output").GetString()).ShouldBe(("[1]", "y", "hi\n"));
        var broken = await host.OkAsync(HttpMethod.Post, "test/script", """{"source": "x = 1\nraise ValueError('no')", "input": ""}""");
        broken.GetProperty("attributes").GetProperty("log.script.error").GetString()!.ShouldContain("line 2");
        (await host.OkAsync(HttpMethod.Post, "test/schedule", """{"schedule": {"cron": "0 0 12 * * ?"}}""")).GetProperty("next").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task A_host_with_a_key_asks_for_it_everywhere_but_at_health()
    {
        await using var server = await host.StartServerAsync(("OrderStatusFlow:ApiKey", "open sesame"));
        using var http = TestHttp.For(new Uri(server.Url));

        (await http.GetAsync("/api/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await http.GetAsync("/api/flows")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await http.GetAsync("/api/flows?code=wrong")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await http.GetAsync("/api/flows?code=open%20sesame")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
