using System.Text.Json;
using OrderStatusFlow.Simulators.Erp;
using OrderStatusFlow.Simulators.Omnitron;
using OrderStatusFlow.Tests.EndToEnd;

namespace OrderStatusFlow.Tests.Api;

public sealed class ConnectionTests(TestHost host)
{
    [Fact]
    public async Task A_page_of_a_stored_flow_is_read_after_another_and_nothing_is_written()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 150 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("fetch", "orders-inbound", omnitron, erp);

        var first = await host.OkAsync(HttpMethod.Post, "test/fetch", """{"flow": "fetch"}""");
        var second = await host.OkAsync(HttpMethod.Post, "test/fetch", $$"""{"flow": "fetch", "next": {{first.GetProperty("next").GetRawText()}}}""");

        first.GetProperty("items").GetInt32().ShouldBeGreaterThan(0);
        first.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        first.GetProperty("page").GetRawText().ShouldNotBe(second.GetProperty("page").GetRawText());
        omnitron.Totals.Patches.ShouldBe(0);
        (await host.OkAsync(HttpMethod.Get, "flows/fetch/runs")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_login_that_is_refused_is_reported_with_its_reason_and_without_the_password()
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("login", "orders-inbound", omnitron, erp);
        var stored = await host.OkAsync(HttpMethod.Post, "test/login", """{"flow": "login"}""");
        stored.GetProperty("omnitron").GetProperty("succeeded").GetBoolean().ShouldBeTrue();
        stored.GetProperty("erp").GetProperty("succeeded").GetBoolean().ShouldBeTrue();
        var definition = $$$"""{"direction": "outbound", "omnitron": {"domainUrl": "{{{omnitron.Url}}}", "username": "flow", "password": "wrong-password"}}""";

        var refused = await host.OkAsync(HttpMethod.Post, "test/login", $$$"""{"definition": {{{definition}}}}""");

        refused.GetProperty("erp").ValueKind.ShouldBe(JsonValueKind.Null);
        refused.GetProperty("omnitron").GetProperty("succeeded").GetBoolean().ShouldBeFalse();
        refused.GetProperty("omnitron").GetProperty("error").GetProperty("code").GetString().ShouldBe("omnitron.login");
        refused.GetRawText().ShouldNotContain("wrong-password");
    }

    [Theory]
    [InlineData("""{"page": 2, "url": "not a url"}""", "erp.pagination")]
    [InlineData("""{"page": 2, "url": "https://other.example/orders"}""", "erp.pagination")]
    [InlineData("""{"page": 2, "recent": null}""", null)]
    public async Task A_position_that_no_response_had_is_read_or_explained(string next, string? code)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("fetch-next", "orders-inbound", omnitron, erp);

        var read = await host.OkAsync(HttpMethod.Post, "test/fetch", $$"""{"flow": "fetch-next", "next": {{next}}}""");

        var error = read.GetProperty("error");
        (error.ValueKind == JsonValueKind.Null ? null : error.GetProperty("code").GetString()).ShouldBe(code);
    }

    [Theory]
    [InlineData("login", "{}", "$")]
    [InlineData("login", """{"definition": {"direction": "outbound"}}""", "$.definition.omnitron")]
    [InlineData("fetch", """{"flow": "connect-in", "parameters": {"none": "1"}}""", "$.parameters.none")]
    [InlineData("fetch", """{"flow": "connect-in", "parameters": [1]}""", "$.parameters")]
    [InlineData("fetch", """{"flow": "connect-in", "next": {"page": "x"}}""", "$.next.page")]
    public async Task What_is_wrong_with_a_test_is_named_with_its_place(string test, string body, string place)
    {
        await using var erp = await ErpSimulator.StartAsync(new ErpOptions { Orders = 1 });
        await using var omnitron = await OmnitronSimulator.StartAsync(new OmnitronOptions());
        await host.PutSampleAsync("connect-in", "orders-inbound", omnitron, erp);

        var (status, problem) = await host.CallAsync(HttpMethod.Post, $"test/{test}", body);

        status.ShouldBe(400);
        problem.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe(place);
    }

    [Fact]
    public async Task A_definition_is_validated_as_by_an_upload_and_not_stored()
    {
        const string Outbound = """{"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p"}}""";

        (await host.OkAsync(HttpMethod.Post, "flows/checked/validate", Outbound)).GetProperty("warnings").GetArrayLength().ShouldBe(0);
        var (invalid, problem) = await host.CallAsync(HttpMethod.Post, "flows/checked/validate", Outbound.Replace("\"u\"", "1", StringComparison.Ordinal));

        invalid.ShouldBe(400);
        problem.GetProperty("errors")[0].GetProperty("path").GetString().ShouldBe("$.omnitron.username");
        (await host.CallAsync(HttpMethod.Get, "flows/checked")).Status.ShouldBe(404);
    }
}
