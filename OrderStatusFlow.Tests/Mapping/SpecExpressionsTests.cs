using System.Text.Json;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Tests.Expressions;

namespace OrderStatusFlow.Tests.Mapping;

public sealed class SpecExpressionsTests
{
    private static readonly Dictionary<string, string> Attributes = new() { ["run.id"] = "R1", ["qty"] = "5", ["quote"] = "say \"x\"" };

    [Theory]
    [InlineData("""[{"operation":"default","spec":{"run":"${run.id}"}}]""", null, """{"a":1,"run":"R1"}""")]
    [InlineData("""[{"operation":"default","spec":{"run":"${run.id}"}}]""", true, """{"a":1,"run":"R1"}""")]
    [InlineData("""[{"operation":"default","spec":{"run":"${run.id}"}}]""", false, """{"a":1,"run":"${run.id}"}""")]
    [InlineData("""[{"operation":"default","spec":{"run":"$${run.id}"}}]""", null, """{"a":1,"run":"${run.id}"}""")]
    [InlineData("""[{"operation":"default","spec":{"run":"${quote}"}}]""", null, """{"a":1,"run":"say \"x\""}""")]
    [InlineData("""[{"operation":"default","spec":{"run":"${nope"}}]""", null, """{"a":1,"run":"${nope"}""")]
    [InlineData("""[{"operation":"default","spec":{"run":"${a:nope()}"}}]""", null, """{"a":1,"run":"${a:nope()}"}""")]
    [InlineData("\"[{\\\"operation\\\":\\\"default\\\",\\\"spec\\\":{\\\"q\\\": ${qty}, \\\"t\\\": \\\"${qty}\\\"}}]\"", null, """{"a":1,"q":5,"t":"5"}""")]
    public void A_spec_is_evaluated_as_in_NiFi(string spec, bool? setting, string expected)
    {
        var evaluated = SpecExpressions.Evaluate(JsonElement.Parse(spec), setting, Attributes, FixedTime.Context());

        evaluated.Failure.ShouldBeNull();
        Jolt.Text(Jolt.Apply(new JoltEngine().Compile(evaluated.Value), """{"a":1}""")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("""[{"a":"${nope"}]""", true, "$[0].a", "position 0")]
    [InlineData("""[{"a":"${qty:divide(0)}"}]""", null, "$[0].a", "divide by zero")]
    [InlineData("\"${qty\"", true, "$", "position 0")]
    [InlineData("\"${qty:divide(0)}\"", null, "$", "divide by zero")]
    public void A_failure_names_the_place(string spec, bool? setting, string place, string message)
    {
        var failure = SpecExpressions.Evaluate(JsonElement.Parse(spec), setting, Attributes, FixedTime.Context()).Failure.ShouldNotBeNull();

        failure.Place.ShouldBe(place);
        failure.Message.ShouldContain(message);
    }
}
