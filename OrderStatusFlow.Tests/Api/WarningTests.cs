using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

/// <summary>Whatever tries or checks a part of a flow returns its warnings, on success and beside errors.</summary>
public sealed class WarningTests(TestHost host)
{
    private const string Outbound =
        """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}, "mapping": {"spec": [{"operation": "modify-default-beta", "spec": {"a": "=nofunction(1)"}}]}""";

    private const string Repeated =
        """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p", "username": "v"}}""";

    private const string Inbound =
        """{"direction": "inbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}, "erp": {"url": "https://erp.example", """;

    [Theory]
    [InlineData("PUT", "flows/warned", Outbound + "}", "mapping.warning", "$.mapping.spec[0].spec.a")]
    [InlineData("POST", "flows/warned/validate", Outbound + "}", "mapping.warning", "$.mapping.spec[0].spec.a")]
    [InlineData("POST", "flows/warned/validate", Outbound + """, "write": {"versionPath": "$.a"}, "script": {"source": "x = "}}""", "mapping.warning", "$.mapping.spec[0].spec.a")]
    [InlineData("POST", "flows/warned/dry-run", """{"input": {"payload": []}, "definition": """ + Outbound + "}}", "mapping.warning", "$.definition.mapping.spec[0].spec.a")]
    [InlineData("POST", "test/mapping", """{"input": {}, "spec": [{"operation": "modify-default-beta", "spec": {"a": "=nofunction(1)"}}]}""", "mapping.warning", "$.spec[0].spec.a")]
    [InlineData("PUT", "flows/repeated", Repeated, "flow.repeated", "$.omnitron.username")]
    [InlineData("POST", "flows/repeated/validate", Repeated, "flow.repeated", "$.omnitron.username")]
    [InlineData("POST", "flows/repeated/dry-run", """{"input": {"payload": []}, "definition": """ + Repeated + "}", "flow.repeated", "$.definition.omnitron.username")]
    [InlineData("POST", "flows/empty/validate", """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": " ", "password": "p"}}""", "flow.empty", "$.omnitron.username")]
    [InlineData("PUT", "flows/empty", Inbound + @"""pagination"": {""type"": ""offset"", ""offsetKey"": """"}}}", "flow.empty", "$.erp.pagination.offsetKey")]
    [InlineData("PUT", "flows/header", Inbound + @"""headers"": {""A"": ""${x}\u015f"", ""X-Firma"": ""\u015fube"", ""B"": ""ok""}}}", "flow.header", "$.erp.headers['X-Firma']")]
    [InlineData("POST", "test/mapping", """{"input": {}, "spec": [{"operation": "shift", "spec": {"*": "a", "*": "b"}}]}""", "mapping.warning", "$.spec[0].spec['*']")]
    [InlineData("POST", "test/expression", """{"expression": "${number}"}""", "expression.attribute", null)]
    [InlineData("POST", "test/expression", """{"expression": "${now():format('HH', '+03:00')}"}""", "expression.warning", null)]
    [InlineData("PUT", "flows/zone", Inbound + @"""headers"": {""A"": ""${literal('x'):append(${now():format('HH', 'Istanbul')})}""}}}", "expression.warning", "$.erp.headers.A")]
    [InlineData("PUT", "flows/zone", Inbound + @"""body"": {""since"": [""${now():format('HH', 'GMT+3')}"", ""${now():toDate('HH', 'UTC+3')}""]}}}", "expression.warning", "$.erp.body.since[1]")]
    [InlineData("POST", "test/schedule", """{"schedule": {"cron": "0 0 12 * * ? 2020"}}""", "schedule.past", "$.schedule.cron")]
    public async Task A_warning_has_its_code_and_place(string method, string path, string body, string code, string? place)
    {
        var (_, answer) = await host.CallAsync(HttpMethod.Parse(method), path, body);

        var warning = answer.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem();
        warning.GetProperty("code").GetString().ShouldBe(code);
        (warning.TryGetProperty("path", out var found) ? found : warning.GetProperty("place")).GetString().ShouldBe(place);
    }

    [Fact]
    public async Task A_page_whose_dates_cannot_be_read_has_a_warning()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 2 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("undated", "orders-inbound", omnitron, erp, json => json.Replace("\"itemsPath\"", "\"modifiedPath\": \"$.number\", \"itemsPath\"", StringComparison.Ordinal));

        var page = await host.OkAsync(HttpMethod.Post, "test/fetch", """{"flow": "undated"}""");
        var login = await host.OkAsync(HttpMethod.Post, "test/login", """{"flow": "undated"}""");

        page.GetProperty("warnings")[0].GetProperty("code").GetString().ShouldBe("erp.modified");
        page.GetProperty("warnings")[0].GetProperty("message").GetString()!.ShouldContain("ORD000000");
        login.GetProperty("warnings").ValueKind.ShouldBe(JsonValueKind.Array);
    }
}
