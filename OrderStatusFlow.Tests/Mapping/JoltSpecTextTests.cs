using System.Text.Json;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Tests.Mapping;

/// <summary>Specs as people write them: with comments and trailing commas, with errors of syntax, and with calls that have no effect.</summary>
public sealed class JoltSpecTextTests
{
    private const string Commented = """
        [
          { // drop the text null
            "operation": "shift",
            "spec": {"data": {"*": {"null": null, /* else keep */ "*": {"$": "data.&2"},}}},
          },
        ]
        """;

    [Fact]
    public void A_spec_may_have_comments_and_trailing_commas_as_text_and_inside_a_flow()
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        foreach (var spec in new[] { JsonSerializer.SerializeToElement(Commented), JsonElement.Parse(Commented, options) })
        {
            var compilation = new JoltEngine().Compile(spec);

            compilation.Errors.ShouldBeEmpty();
            Jolt.Text(Jolt.Apply(compilation, """{"data":{"id":"411","date":"null"}}""")).ShouldBe("""{"data":{"id":"411"}}""");
        }
    }

    [Theory]
    [InlineData("[\n {\"operation\":\"shift\"\n \"spec\":{}}]", "The mapping spec, line 3: a comma is missing (position 2).")]
    [InlineData("[{\"operation\" \"sort\"}]", "The mapping spec, line 1: a colon is missing after a name (position 15).")]
    [InlineData("[{operation: 1}]", "The mapping spec, line 1: a name in double quotes is missing (position 3).")]
    [InlineData("[{\"operation\": sort}]", "The mapping spec, line 1: a value is missing or is not in double quotes (position 16).")]
    [InlineData("[{\"operation\": tru}]", "The mapping spec, line 1: a word is neither true, false, null nor in double quotes (position 19).")]
    [InlineData("[{\"operation\": \"sort\"}", "The mapping spec, line 1: the text ends before its last closing bracket (position 23).")]
    [InlineData("[{\"operation\": \"sort", "The mapping spec, line 1: a text has no closing quote")]
    [InlineData("[{\"operation\": \"so\nrt\"}]", "The mapping spec, line 1: a line break or control character in a text must be escaped")]
    [InlineData("[{\"operation\": \"so\\qrt\"}]", "The mapping spec, line 1: an escape in a text is invalid")]
    [InlineData("[{\"operation\": \"sort\"}]]", "The mapping spec, line 1: there is more text after its end")]
    [InlineData("[{\"operation\": \"sort\"}] x", "The mapping spec, line 1: there is more text after its end")]
    [InlineData("[1.]", "The mapping spec, line 1: a number is invalid")]
    [InlineData("[/* x", "The mapping spec, line 1: a comment does not end")]
    [InlineData("", "The mapping spec, line 1: it is empty (position 1).")]
    public void A_syntax_error_names_the_line_and_what_is_missing(string spec, string message)
    {
        var error = new JoltEngine().Compile(JsonSerializer.SerializeToElement(spec)).Errors.ShouldHaveSingleItem();

        error.Code.ShouldBe("mapping.spec");
        error.Message.ShouldStartWith(message);
    }

    [Fact]
    public void An_input_that_is_not_JSON_says_where_and_why() => Jolt.Apply(Jolt.Compile("""[{"operation":"sort"}]"""), "{\"a\":1\n\"b\":2}")
        .Failure.ShouldNotBeNull().Message.ShouldBe("The input is not JSON: line 2, position 1: a comma is missing.");

    [Fact]
    public void A_spec_of_one_operation_without_its_name_says_how_to_wrap_it() =>
        Jolt.Compile("""{"a":"b"}""").Errors.ShouldHaveSingleItem().Message.ShouldContain("""write [{"operation": "shift", "spec": {...}}]""");

    [Theory]
    [InlineData("=replace(@(1,a),'x','y')", "belongs to the community fork of Jolt that NiFi 2 contains")]
    [InlineData("=toUpperCase(@(1,a))", "There is no function \"toUpperCase\"; did you mean \"toUpper\"?")]
    [InlineData("=nosuch", "There is no function \"nosuch\".")]
    [InlineData("toUpper(@(1,a))", "is a plain text. To call the function toUpper, start it with '='.")]
    public void A_call_without_effect_is_a_warning(string value, string message)
    {
        var spec = $$$"""[{"operation":"sort"},{"operation":"modify-overwrite-beta","spec":{"o":{"b":{{{JsonSerializer.Serialize(value)}}} } } }]""";

        var compilation = Jolt.Compile(spec);

        compilation.Errors.ShouldBeEmpty();
        var warning = compilation.Warnings.ShouldHaveSingleItem();
        warning.Code.ShouldBe("mapping.warning");
        warning.Place.ShouldBe("$[1].spec.o.b");
        warning.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("=toUpper")]
    [InlineData("=concat(@(1,a),'(x)')")]
    [InlineData("order (new)")]
    [InlineData("min. 5")]
    public void A_usual_value_is_no_warning(string value) =>
        Jolt.Compile($$$"""[{"operation":"modify-overwrite-beta","spec":{"b":"{{{value}}}"}}]""").Warnings.ShouldBeEmpty();
}
