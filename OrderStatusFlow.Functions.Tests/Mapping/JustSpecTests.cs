using System.Text;
using System.Text.Json;
using OrderStatusFlow.Functions.Mapping;

namespace OrderStatusFlow.Functions.Tests;

/// <summary>No spec and no data may call a method of the host: <see cref="Canary"/> would sing.</summary>
public sealed class JustSpecTests
{
    private const string Call = "#OrderStatusFlow.Functions.Tests::OrderStatusFlow.Functions.Tests.Canary::Sing()";

    [Theory]
    [InlineData("""{"b":"CALL"}""", "$.b")]
    [InlineData("""{"CALL":"b"}""", "$['CALL']")]
    [InlineData("""{"b":[["#concat(x,CALL)"]]}""", "$.b[0][0]")]
    [InlineData("""{"b":"# OrderStatusFlow.Functions.Tests : : OrderStatusFlow.Functions.Tests.Canary : : Sing()"}""", "$.b")]
    [InlineData("""{"b":"#customfunction(OrderStatusFlow.Functions.Tests,OrderStatusFlow.Functions.Tests.Canary.Sing)"}""", "$.b")]
    [InlineData("""{"b":"#CustomFunction (OrderStatusFlow.Functions.Tests,OrderStatusFlow.Functions.Tests.Canary.Sing)"}""", "$.b")]
    [InlineData("""{"b":"#applyover({'c':'#valueof($.a)'},'#valueof($.c)')"}""", "$.b")]
    public void What_could_call_a_method_is_refused(string spec, string place)
    {
        var compilation = new JustEngine().Compile(JsonElement.Parse(spec.Replace("CALL", Call, StringComparison.Ordinal)));

        compilation.Mapping.ShouldBeNull();
        compilation.Errors.ShouldHaveSingleItem().Place.ShouldBe(place.Replace("CALL", Call, StringComparison.Ordinal));
    }

    /// <summary>The library evaluates what it copied, so that data would call.</summary>
    [Theory]
    [InlineData("""{"b":"#valueof($.o)"}""")]
    [InlineData("""{"b":"#valueof($.l)"}""")]
    [InlineData("""{"b":"#substring(#valueof($.x),1,90)"}""")]
    [InlineData("""{"b":"#concat(#valueof($.left),#valueof($.right))"}""")]
    [InlineData("""{"b":"#valueof($.a)"}""")]
    [InlineData("""{"b":{"#":["#copy($)"]}}""")]
    [InlineData("""{"b":{"#loop($.l)":{"c":"#currentvalueatpath($.v)"}}}""")]
    [InlineData("""{"b":"#concat(#valueof($.a),#valueof($.a))"}""")]
    [InlineData("""{"b":"#ifcondition(#valueof($.a),x,y,#valueof($.a))"}""")]
    [InlineData("""{"b":{"#eval(#valueof($.a))":"x"}}""")]
    public void Data_that_looks_like_a_call_stays_data(string spec)
    {
        var input = """{"a":"CALL","o":{"p":"CALL"},"x":" CALL","left":"LEFT","right":"RIGHT","l":[{"v":"CALL","CALL":1}]}""".Replace("CALL", Call, StringComparison.Ordinal)
            .Replace("LEFT", Call[..(Call.IndexOf(':', StringComparison.Ordinal) + 1)], StringComparison.Ordinal)
                .Replace("RIGHT", Call[(Call.IndexOf(':', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);

        var result = new JustEngine().Compile(JsonElement.Parse(spec)).Mapping.ShouldNotBeNull()
            .Apply(Encoding.UTF8.GetBytes(input), new Dictionary<string, string>(), TestContext.Current.CancellationToken);

        Canary.Sang.ShouldBeFalse();
        result.Failure.ShouldNotBeNull().Code.ShouldBe("mapping.input");
    }

    [Fact]
    public void A_call_in_two_pieces_is_found_and_usual_text_is_not_taken_for_one()
    {
        JustInput.CouldCall(JsonElement.Parse("""{"a":"#Some.Type:","b":[":Method()"]}""")).ShouldBeTrue();
        JustInput.CouldCall(JsonElement.Parse("""{"a":"#customfunction(A,B.C)"}""")).ShouldBeTrue();
        JustInput.CouldCall(JsonElement.Parse("""{"a":"Flat #5","b":"10:11:12","c":"https://erp.example","d":{"#":1}}""")).ShouldBeFalse();
    }

    [Fact]
    public void The_canary_would_be_heard()
    {
        // The library's own way to the method, to be sure that silence above means something.
        new JUST.JsonTransformer().Transform($$"""{"b":"{{Call.Replace("Sing", "SingElsewhere", StringComparison.Ordinal)}}"}""", "{}").ShouldBe("""{"b":"heard"}""");
        new JUST.JsonTransformer().Transform("""{"b":"#valueof($.o)"}""", """{"o":{"p":"CALL"}}""".Replace("CALL", Call.Replace("Sing", "SingElsewhere", StringComparison.Ordinal), StringComparison.Ordinal))
            .ShouldBe("""{"b":{"p":"heard"}}""");
    }
}

public static class Canary
{
    public static bool Sang { get; private set; }

    public static string Sing()
    {
        Sang = true;
        return "heard";
    }

    public static string SingElsewhere() => "heard";
}
