using System.Text.Json;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Tests.Erp;

public sealed class ErpRequestTests
{
    [Fact]
    public async Task A_get_carries_parameters_in_its_query()
    {
        await using var erp = await TestErp.StartAsync("[]");
        var definition = Rich(erp);

        (await erp.ReadAsync(definition, Query)).Failure.ShouldBeNull();

        var asked = erp.Asked.Single();
        asked.Method.ShouldBe("GET");
        asked.Target.ShouldBe("/orders/one?fixed=1&language=tr&note=a%20%26%20b&count=3&No=SEP%2042%23%26&since=2025-12-21T12:00:30.000000&open=true&tags=a,b");
        asked.Headers.ContentType.ToString().ShouldBe("application/json");
        asked.Headers["X-Order"].ToString().ShouldBe("order SEP 42#&");
    }

    [Fact]
    public async Task A_post_carries_parameters_in_its_body_with_their_types()
    {
        await using var erp = await TestErp.StartAsync("[]");

        (await erp.ReadAsync(Rich(erp) with { Method = "POST" }, Query)).Failure.ShouldBeNull();

        var asked = erp.Asked.Single();
        asked.Method.ShouldBe("POST");
        asked.Target.ShouldBe("/orders/one?fixed=1");
        asked.Body.ShouldBe("""{"language":"tr","note":"a & b","count":3,"No":"SEP 42#&","since":"2025-12-21T12:00:30.000000","open":true,"tags":["a","b"]}""");
    }

    [Theory]
    [InlineData("http://x/${order", "url, position")]
    [InlineData("${missing}", "url")]
    public async Task A_url_that_cannot_be_built_is_a_failure(string url, string place)
    {
        await using var erp = await TestErp.StartAsync("[]");

        (await erp.ReadAsync(new ErpDefinition { Url = url })).Failure!.Place.ShouldNotBeNull().ShouldStartWith(place);
    }

    private static readonly ErpQuery Query = new()
    {
        Parameters = new Dictionary<string, string> { ["number"] = "SEP 42#&", ["modified_date__gt"] = "2025-12-21T12:00:30.000000", ["open"] = "true", ["tags"] = "a,b" },
    };

    private static ErpDefinition Rich(TestErp erp) => new()
    {
        Url = erp.Url + "${number:isEmpty():ifElse('/orders/changed','/orders/one')}?fixed=1",
        Headers = new Dictionary<string, Setting> { ["X-Order"] = "order ${number}" },
        ExtraParams = new Dictionary<string, ExtraParam>
        {
            ["language"] = new("tr", null),
            ["note"] = new("a & b", null),
            ["count"] = new(null, JsonDocument.Parse("3").RootElement),
        },
        Parameters = new Dictionary<string, ParameterDefinition>
        {
            ["number"] = new("No", ParameterType.String),
            ["modified_date__gt"] = new("since", ParameterType.DateTime),
            ["open"] = new("open", ParameterType.Boolean),
            ["tags"] = new("tags", ParameterType.List),
        },
    };
}
