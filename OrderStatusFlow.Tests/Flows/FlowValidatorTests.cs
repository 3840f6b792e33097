using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Tests.Flows;

public sealed class FlowValidatorTests
{
    [Fact]
    public async Task A_bad_spec_is_placed_inside_the_flow()
    {
        var errors = await CheckAsync("""[{"operation":"sort"},{"operation":"shift","spec":{"orders":{"a.b":5}}}]""", false);

        errors.ShouldHaveSingleItem().Place.ShouldBe("$.mapping.spec[1].spec.orders['a.b']");
    }

    [Fact]
    public async Task Expressions_wait_for_the_run_and_the_rest_of_the_spec_does_not()
    {
        const string Spec = """
            [{"operation":"shift","spec":{"${key}":{"a":1},"b":"out.${field}","c":["d","${x}*"],"e":5}},
             {"operation":"${op}","spec":{}},{"operation":"default","spec":{"f":"${by}","g*":1}}]
            """;

        var errors = await CheckAsync(Spec, true);

        errors.Select(static error => error.Place).ShouldBe(["$.mapping.spec[0].spec.e", "$.mapping.spec[2].spec['g*']"]);
    }

    [Fact]
    public async Task Without_the_word_of_the_flow_an_expression_is_text_of_the_spec()
    {
        var errors = await CheckAsync("""[{"operation":"shift","spec":{"b":"out.${field}"}}]""", false);

        errors.ShouldHaveSingleItem().Place.ShouldBe("$.mapping.spec[0].spec.b");
    }

    [Theory]
    [InlineData("""[{"operation":"default","spec":{"a":"${b"}}]""", "$.mapping.spec[0].spec.a", "The text stays as it is")]
    [InlineData("""[{"operation":"modify-overwrite-beta","spec":{"a":"=replace(@(1,a),'${x}','y')"}}]""", "$.mapping.spec[0].spec.a", "community fork")]
    [InlineData("\"[{\\\"operation\\\":\\\"modify-overwrite-beta\\\",\\\"spec\\\":{\\\"a\\\":${n},\\\"b\\\":\\\"=nosuch\\\"}}]\"", "$.mapping.spec[0].spec.b", "no function")]
    public async Task A_part_without_effect_is_a_warning(string spec, string place, string message)
    {
        var (errors, warnings) = await new FlowValidator(new Engines([], [new JoltEngine()]))
            .CheckWithWarningsAsync(Flow(spec, null, "jolt"), TestContext.Current.CancellationToken);

        errors.ShouldBeEmpty();
        var warning = warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe("mapping.warning");
        warning.Place.ShouldBe(place);
        warning.Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_spec_as_text_is_checked_with_its_expressions()
    {
        var errors = await new FlowValidator(new Engines([], [new JoltEngine()]))
            .CheckAsync(Flow("\"[{\\\"operation\\\": \\\"default\\\"\\n \\\"spec\\\": {\\\"a\\\": ${n}}}]\"", null, "jolt"), TestContext.Current.CancellationToken);

        errors.ShouldHaveSingleItem().Message.ShouldBe("The mapping spec, line 2: a comma is missing (position 2).");
    }

    [Fact]
    public async Task A_host_without_the_engine_says_which_it_has()
    {
        var errors = await new FlowValidator(new Engines([], [new JoltEngine()])).CheckAsync(Flow("{}", false, "just"), TestContext.Current.CancellationToken);

        var error = errors.ShouldHaveSingleItem();
        error.Place.ShouldBe("$.mapping.engine");
        error.Message.ShouldBe(
            "This host has no mapping engine 'just'. It has jolt; choose one of them or run the flow on a host that has 'just'. JUST runs on an Azure Functions host that was built with its package.");
    }

    private static Task<IReadOnlyList<Failure>> CheckAsync(string spec, bool expressions) =>
        new FlowValidator(new Engines([], [new JoltEngine()])).CheckAsync(Flow(spec, expressions, "jolt"), TestContext.Current.CancellationToken);

    private static FlowDefinition Flow(string spec, bool? expressions, string engine)
    {
        var json = $$"""
            {"direction": "outbound", "omnitron": {"domainUrl": "https://shop.example", "username": "u", "password": "p" },
             "mapping": {"engine": "{{engine}}", "expressions": {{expressions?.ToString().ToLowerInvariant() ?? "null"}}, "spec": {{spec}} } }
            """;
        var (flow, errors) = FlowReader.Read(JsonElement.Parse(json));
        errors.ShouldBeEmpty();
        return flow!;
    }
}
