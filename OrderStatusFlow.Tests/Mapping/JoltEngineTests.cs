using System.Text.Json;
using CsCheck;
using OrderStatusFlow.Core.Mapping;
using OrderStatusFlow.Jolt;

namespace OrderStatusFlow.Tests.Mapping;

public sealed class JoltEngineTests
{
    private const string Through = """[{"operation":"shift","spec":{"*":"&"}}]""";

    [Theory]
    [InlineData("""{"a":123456789012345678901234567890,"b":1.0,"c":1,"d":0.10000000000000000000000001,"e":1E400}""")]
    [InlineData("""{"z":1,"a":"😀","m":"é\u0001"}""")]
    [InlineData("""{"a":"\"\\\n\t"}""")]
    public void What_passes_through_survives(string input) => Jolt.Map(Through, input).ShouldBe(input);

    [Theory]
    [InlineData("""{"l":"\ud800","\udc00":1}""", """{"l":"?","?":1}""")]
    public void Half_of_a_surrogate_pair_becomes_a_question_mark_as_in_NiFi(string input, string expected) =>
        Jolt.Map(Through, input).ShouldBe(expected);

    [Theory]
    [InlineData("""{}""", "$")]
    [InlineData("""[]""", "$")]
    [InlineData("""[1]""", "$[0]")]
    [InlineData("""[{"operation":"shfit","spec":{}}]""", "$[0].operation")]
    [InlineData("""[{"operation":"shift"}]""", "$[0]")]
    [InlineData("""[{"operation":"sort"},{"operation":"shift","spec":{"orders":{"a.b":5}}}]""", "$[1].spec.orders['a.b']")]
    [InlineData("""[{"operation":"shift","spec":{"orders":["x","y*"]}}]""", "$[0].spec.orders[1]")]
    [InlineData("""[{"operation":"shift","spec":{"orders":{}}}]""", "$[0].spec.orders")]
    [InlineData("""[{"operation":"remove","spec":{"orders":"x"}}]""", "$[0].spec.orders")]
    [InlineData("""[{"operation":"cardinality","spec":{"orders":"TWO"}}]""", "$[0].spec.orders")]
    [InlineData("""[{"operation":"default","spec":{"o*":1}}]""", "$[0].spec['o*']")]
    [InlineData("""[{"operation":"modify-default-beta","spec":{"a":"=concat("}}]""", "$[0].spec.a")]
    public void A_bad_spec_names_the_place(string spec, string place)
    {
        var compilation = Jolt.Compile(spec);
        compilation.Mapping.ShouldBeNull();
        compilation.Errors.ShouldContain(error => error.Code == "mapping.spec" && error.Place == place);
    }

    [Fact]
    public void All_errors_of_a_spec_come_at_once() =>
        Jolt.Compile("""[{"operation":"shift","spec":{"a":1,"b":"x*"}},{"operation":"no"}]""").Errors.Count.ShouldBe(3);

    [Fact]
    public void Input_that_is_not_JSON_names_line_and_position()
    {
        var failure = Jolt.Apply(Jolt.Compile(Through), "{\"a\":1,\n  b}").Failure.ShouldNotBeNull();
        failure.Code.ShouldBe("mapping.input");
        failure.Place.ShouldBe("line 2, position 3");
    }

    [Fact]
    public void Too_deep_input_is_refused() =>
        Jolt.Apply(Jolt.Compile(Through), new string('[', 100_000)).Failure.ShouldNotBeNull().Code.ShouldBe("mapping.limit");

    [Fact]
    public void Too_deep_specs_are_refused()
    {
        var spec = string.Concat(Enumerable.Repeat("""{"a":""", 2000)) + "1" + new string('}', 2000);
        Jolt.Compile($$"""[{"operation":"default","spec":{{spec}}}]""").Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_passed_deadline_ends_the_work() =>
        Should.Throw<OperationCanceledException>(() => Jolt.Apply(Jolt.Compile(Through), "{}", new CancellationToken(true)));

    [Fact]
    public void The_same_spec_is_compiled_once()
    {
        var engine = new JoltEngine();
        using var document = JsonDocument.Parse(Through);
        engine.Compile(document.RootElement).ShouldBeSameAs(engine.Compile(document.RootElement));
    }

    [Fact]
    public void Shift_that_matches_nothing_gives_null() => Jolt.Map("""[{"operation":"shift","spec":{"x":"y"}}]""", """{"a":1}""").ShouldBe("null");

    [Fact]
    public void A_mapping_gives_the_same_on_many_threads()
    {
        var compilation = Jolt.Compile("""[{"operation":"modify-overwrite-beta","spec":{"x":{},"y":[]}},{"operation":"default","spec":{"x":{"n":1}}}]""");
        Parallel.For(0, 200, _ => Jolt.Text(Jolt.Apply(compilation, "{}")).ShouldBe("""{"x":{"n":1},"y":[]}"""));
    }

    [Fact]
    public void Random_specs_never_end_in_an_exception()
    {
        var part = OneOf(
            "a", "b", "*", "a*", "*b*c*", "&", "&1", "&(0,1)", "$", "$1", "@", "@(1,a)", "#x", "[]", "[0]", "[&]", "[#1]", ".", "\\", "|", "(", ")", "=", "=concat(", "=sort", "+", "?", ",", "'");
        var key = part.Array[1, 3].Select(string.Concat);
        var spec = Gen.Select(
            OneOf("shift", "default", "remove", "cardinality", "modify-overwrite-beta", "modify-default-beta", "modify-define-beta"), key, key, key, key,
            static (operation, a, b, c, d) => JsonSerializer.Serialize(new object[]
            {
                new { operation, spec = new Dictionary<string, object> { [a] = new Dictionary<string, object> { [b] = c }, [d + " "] = c } },
            }));
        spec.Sample(
            text =>
            {
                var compilation = Jolt.Compile(text, new JoltSettings { MaxSteps = 100_000 });
                if (compilation.Mapping is not null) Jolt.Apply(compilation, """{"a":{"b":[1,{"a":2}],"bbc":"x"},"b":[[1],2.5],"0":null}""");
                else compilation.Errors.ShouldAllBe(static error => error.Place != null);
            },
            iter: 5000);
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);
}
