using System.Text.Json;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

public sealed class ExpressionJsonTests
{
    [Fact]
    public void Evaluate_replaces_in_every_string_and_keeps_the_rest()
    {
        var document = Json("""[{"spec":{"${key}":"a ${name}","n":1.50,"t":true,"z":null,"list":["$","$${x}"]}}]""");

        var result = ExpressionJson.Evaluate(document, new Dictionary<string, string> { ["key"] = "k", ["name"] = "\"quoted\\" }, FixedTime.Context());

        JsonElement.DeepEquals(result.Value, Json("""[{"spec":{"k":"a \"quoted\\","n":1.50,"t":true,"z":null,"list":["$","${x}"]}}]""")).ShouldBeTrue();
    }

    [Fact]
    public void Check_names_every_wrong_string_by_its_path()
    {
        var failures = ExpressionJson.Check(Json("""{"a":[{"b":"${x"}],"c":"${y:nope()}","d":"fine"}"""));

        failures.Select(failure => failure.Place).ShouldBe(["$.a[0].b", "$.c"]);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
