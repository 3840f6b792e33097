using System.Net.Http.Headers;
using System.Text;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Omnitron;

namespace OrderStatusFlow.Tests.EndToEnd;

/// <summary>Text that is not JSON, pages without items, and posted text in any encoding, from the ERP to Omnitron.</summary>
public sealed class ErpTextTests(TestHost host)
{
    [Fact]
    public async Task A_script_repairs_broken_JSON()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions());
        erp.Faults.Add(new FaultRule { Path = "/orders", Body = "callback([{order: 'T1', orderitem_set: [{id: 41, status: '450'}]},]);", ContentType = "text/javascript" });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        const string Script =
            "import json, re\\ntext = input_text[len('callback('):-2].replace(\\\"'\\\", '\\\\\\\"').replace('},]', '}]')\\noutputStream.write(re.sub(r'(\\\\w+):', r'\\\"\\\\1\\\":', text))";
        await PutAsync("text-repair", omnitron, erp, "\"responseType\": \"text\"", $$"""{"source": "{{Script}}"}""");

        var run = await host.RunAsync("flows/text-repair/trigger?number=1");

        run.GetProperty("status").GetString().ShouldBe("succeeded", run.ToString());
        omnitron.Item(41)!.Status.ShouldBe("450");
    }

    [Theory]
    [InlineData(true, "succeeded")]
    [InlineData(false, "empty")]
    public async Task The_script_runs_on_an_empty_page_when_the_flow_asks_for_it(bool runOnEmpty, string status)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 0 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var script = $$$"""{"source": "outputStream.write('[{\"order\": \"E1\", \"orderitem_set\": [{\"id\": 51, \"status\": \"450\"}]}]')", "runOnEmpty": {{{(runOnEmpty ? "true" : "false")}}} }""";
        await PutAsync($"text-empty-{runOnEmpty}".ToLowerInvariant(), omnitron, erp, "\"itemsPath\": \"$.results\"", script);

        var run = await host.RunAsync($"flows/text-empty-{runOnEmpty}/trigger?number=1".ToLowerInvariant());

        run.GetProperty("status").GetString().ShouldBe(status, run.ToString());
        omnitron.Requests.Any(request => request.Method == "PATCH").ShouldBe(runOnEmpty);
    }

    [Fact]
    public async Task A_failure_in_a_200_fails_the_read_step()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions());
        erp.Faults.Add(new FaultRule { Path = "/orders", Body = """{"success": false, "message": "Mali dönem kapalı"}""" });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await PutAsync("text-failure", omnitron, erp, "\"itemsPath\": \"$.results\"", "null");

        var run = await host.RunAsync("flows/text-failure/trigger?number=1");

        run.GetProperty("status").GetString().ShouldBe("failed");
        run.GetProperty("error").GetProperty("code").GetString().ShouldBe("erp.failure");
        run.GetProperty("error").GetProperty("message").GetString()!.ShouldContain("Mali dönem kapalı");
        run.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("step").GetString() == "read").GetProperty("status").GetString().ShouldBe("failed");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("utf-8")]
    public async Task Posted_text_is_read_in_the_encoding_of_the_flow_and_unwrapped(string? charset)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        var flow = $"text-post-{charset ?? "none"}";
        await host.PutPlainAsync(flow, omnitron, """, "erp": {"encoding": "windows-1254", "unwrap": "$.payload"}""");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string Body = """{"payload": "[{\"order\": \"Ş1\", \"orderitem_set\": [{\"id\": 1, \"status\": \"450\", \"shipping_company\": \"İĞş\"}]}]"}""";

        var (status, answer) = await PostAsync(flow, Encoding.GetEncoding(1254).GetBytes(Body), charset);

        status.ShouldBe(202, answer.ToString());
        var rows = await host.RowsAsync(await host.EndOfAsync(answer.GetProperty("runId").GetString()!));
        rows.ShouldHaveSingleItem().GetProperty("order").GetString().ShouldBe("Ş1");
        omnitron.Item(1)!.Fields["shipping_company"].ShouldBe("İĞş");
    }

    [Theory]
    [InlineData("""{"other": 1}""", "$.payload", "no value at $.payload")]
    [InlineData("""{"payload": ""}""", "$.payload", "the text at $.payload is empty")]
    [InlineData("""{"payload": "[{"}""", "$.payload, line 1, position 3", "truncated")]
    public async Task What_cannot_be_unwrapped_is_refused(string body, string place, string words)
    {
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutPlainAsync("text-unwrap", omnitron, """, "erp": {"unwrap": "$.payload"}""");

        var (status, answer) = await PostAsync("text-unwrap", Encoding.UTF8.GetBytes(body), null);

        status.ShouldBe(400);
        var error = answer.GetProperty("errors")[0];
        error.GetProperty("path").GetString().ShouldBe(place);
        error.GetProperty("message").GetString()!.ShouldContain(words);
    }

    private Task<System.Text.Json.JsonElement> PutAsync(string flow, OmnitronSimulator omnitron, ErpSimulator erp, string settings, string script) => host.OkAsync(
        HttpMethod.Put,
        $"flows/{flow}",
        $$$"""{"direction": "inbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": {"secret": "OMNITRON_PASSWORD"} }, "erp": {"url": "{{{erp.Url}}}orders", {{{settings}}} }, "script": {{{script}}} }""");

    private Task<(int Status, System.Text.Json.JsonElement Body)> PostAsync(string flow, byte[] body, string? charset)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = charset };
        return host.SendAsync(HttpMethod.Post, $"flows/{flow}/outbound", content);
    }
}
