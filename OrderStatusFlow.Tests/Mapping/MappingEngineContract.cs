using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Tests.Mapping;

/// <summary>What every mapping engine keeps to, whatever its language.</summary>
public abstract class MappingEngineContract
{
    private static readonly Dictionary<string, string> NoAttributes = [];

    private readonly IMappingEngine engine;

    protected MappingEngineContract(IMappingEngine engine, string name)
    {
        this.engine = engine;
        engine.Name.ShouldBe(name);
    }

    /// <summary>Puts the value at <c>a</c> of the input under <c>b</c>.</summary>
    protected abstract string AToB { get; }

    /// <summary>A spec that is wrong, and the place of what is wrong with it.</summary>
    protected abstract (string Spec, string Place) Bad { get; }

    [Theory]
    [InlineData("""{"a":1}""", """{"b":1}""")]
    [InlineData("""{"a":1.0}""", """{"b":1.0}""")]
    [InlineData("""{"a":9007199254740993}""", """{"b":9007199254740993}""")]
    [InlineData("""{"a":"2026-01-12T10:11:12+03:00"}""", """{"b":"2026-01-12T10:11:12+03:00"}""")]
    [InlineData("""{"a":"ığüşöç 😀 \" \\"}""", """{"b":"ığüşöç 😀 \" \\"}""")]
    [InlineData("""{"a":true}""", """{"b":true}""")]
    [InlineData("""{"a":{"z":1,"y":[1,"x",null]}}""", """{"b":{"z":1,"y":[1,"x",null]}}""")]
    public void A_value_comes_through_as_it_was(string input, string output) => Text(Apply(Compile(AToB), input)).ShouldBe(output);

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1}}")]
    [InlineData("nonsense")]
    public void Input_that_is_not_JSON_is_a_failure_and_no_exception(string input)
    {
        var failure = Apply(Compile(AToB), input).Failure.ShouldNotBeNull();
        failure.Code.ShouldStartWith("mapping.");
        failure.Message.Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void Input_nested_without_end_is_a_failure_and_no_overflow() =>
        Apply(Compile(AToB), "{\"a\":" + new string('[', 100_000)).Failure.ShouldNotBeNull().Code.ShouldStartWith("mapping.");

    [Fact]
    public void A_bad_spec_is_refused_with_its_place()
    {
        var compilation = engine.Compile(JsonElement.Parse(Bad.Spec));
        compilation.Mapping.ShouldBeNull();
        compilation.Errors.ShouldContain(error => error.Code == "mapping.spec" && error.Place == Bad.Place);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    public void What_is_no_spec_at_all_is_refused(string spec)
    {
        var compilation = engine.Compile(JsonElement.Parse(spec));
        compilation.Mapping.ShouldBeNull();
        compilation.Errors.ShouldHaveSingleItem().Place.ShouldBe("$");
    }

    [Fact]
    public void No_spec_is_refused() => engine.Compile(default).Errors.ShouldHaveSingleItem().Place.ShouldBe("$");

    [Fact]
    public void A_caller_that_does_not_wait_ends_the_work() =>
        Should.Throw<OperationCanceledException>(() => Compile(AToB).Apply("{}"u8.ToArray(), NoAttributes, new CancellationToken(true)));

    [Fact]
    public void A_spec_is_compiled_once() => Compile(AToB).ShouldBeSameAs(Compile(AToB));

    [Fact]
    public void The_document_of_a_spec_may_go_once_it_is_compiled()
    {
        IMapping mapping;
        using (var document = JsonDocument.Parse(AToB)) mapping = engine.Compile(document.RootElement).Mapping.ShouldNotBeNull();
        Text(Apply(mapping, """{"a":1}""")).ShouldBe("""{"b":1}""");
    }

    [Fact]
    public void One_mapping_serves_many_threads()
    {
        var mapping = Compile(AToB);
        Parallel.For(0, 400, n => Text(Apply(mapping, $$"""{"a":[{{n}},"{{n}}"]}""")).ShouldBe($$"""{"b":[{{n}},"{{n}}"]}"""));
    }

    protected static Result<ReadOnlyMemory<byte>> Apply(IMapping mapping, string input) => mapping.Apply(Encoding.UTF8.GetBytes(input), NoAttributes, CancellationToken.None);

    protected static string Text(Result<ReadOnlyMemory<byte>> result)
    {
        result.Failure.ShouldBeNull();
        return Encoding.UTF8.GetString(result.Value.Span);
    }

    protected IMapping Compile(string spec)
    {
        var compilation = engine.Compile(JsonElement.Parse(spec));
        compilation.Errors.ShouldBeEmpty();
        return compilation.Mapping.ShouldNotBeNull();
    }
}
