using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using OrderStatusFlow.Jolt;

namespace OrderStatusFlow.Tests.Mapping;

/// <summary>The parser shares what objects at one depth repeat. It must accept and read what the framework's reader does.</summary>
public sealed class JsonParserTests
{
    private const int MaxDepth = 64;

    /// <summary>Documents whose objects almost repeat each other.</summary>
    public static TheoryData<string> Documents =>
    [
        """[{"a":1,"b":"x"},{"a":1,"b":"x"},{"a":12,"b":"xy"},{"a":1.5,"b":"x"},{"a":1e3,"b":""},{"a":-1,"b":"x"}]""",
        """[{"a":1,"b":2},{"a":1},{"b":2,"a":1},{"a":1,"b":2,"c":3},{},{"c":3},{"a":1,"c":3,"b":2}]""",
        """[{"a":{"a":1,"b":2}},{"a":[{"a":1}],"b":null},{"a":{"b":2,"a":1},"b":{}},{"a":true,"b":false}]""",
        """[{"a\"b":"c\\","n\u0041":"\ud83d\ude00"},{"a\"b":"c\\","n\u0041":"\ud83d\ude00"},{"a\"b":"c","nA":"\/\b\f\n\r\t"}]""",
        """[{"id":100,"qty":1},{"id":1000,"qty":10},{"id":10,"qty":0},{"id":-0,"qty":0.0},{"id":999,"qty":123456789012345678901234567890}]""",
        """[{"ad":"Ayşe Yılmaz","il":"İzmir"},{"ad":"Ayşe Yılmaz","il":"İzmir"},{"ad":"Ayşe","il":"İ"}]""",
        """ { "spaced" : [ 1 , { "x" : "y" } , { "x" : "y" } , { "x"  :  "y" , "z":[ ] } ] } """,
        "[" + string.Join(',', Enumerable.Range(0, 4).Select(static n => Wide(60 + n))) + "]",
        "[" + string.Join(',', Enumerable.Range(0, 20).Select(static n => $$"""{"same":"s","order":"A{{n}}","late":"{{(n < 12 ? n : 12)}}"}""")) + "]",
        "[" + string.Join(',', Enumerable.Range(0, 3).Select(static n => Wide(13))) + "]",
        "\"text\"", "0", "-12.50E+07", "null", "[]", "{}", "[[],[[]],{}]",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_is_read_as_by_the_framework(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        var written = JsonTreeWriter.Write(JsonTreeReader.Read(bytes, MaxDepth, TestContext.Current.CancellationToken), new JoltSettings(), bytes.Length, TestContext.Current.CancellationToken);

        JsonElement.DeepEquals(JsonElement.Parse(written.Span), JsonElement.Parse(bytes)).ShouldBeTrue(Encoding.UTF8.GetString(written.Span));
    }

    /// <summary>Each document is damaged at each of its bytes.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Damaged_documents_are_accepted_and_explained_as_by_the_framework(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        byte[] replacements = "\"\\{}[]:,.-+0eEtn/ \n\u0001"u8.ToArray();
        for (var at = 0; at < bytes.Length; at++)
        {
            Compare([.. bytes[..at], .. bytes[(at + 1)..]]);
            Compare(bytes[..at]);
            Compare([.. bytes[..at], replacements[at % replacements.Length], .. bytes[at..]]);
            Compare([.. bytes[..at], replacements[at * 7 % replacements.Length], .. bytes[(at + 1)..]]);
            Compare([.. bytes[..at], 0xFF, .. bytes[(at + 1)..]]);
        }
    }

    [Fact]
    public void A_repeated_name_keeps_its_first_place_and_its_last_value()
    {
        Jolt.Map("""{"operation":"remove","spec":{"none":""}}""", """[{"a":1,"b":2,"a":3},{"a":1,"b":2,"a":4},{"a":1,"b":2,"c":5},{"b":1,"b":2,"b":3}]""")
            .ShouldBe("""[{"a":3,"b":2},{"a":4,"b":2},{"a":1,"b":2,"c":5},{"b":3}]""");
    }

    [Fact]
    public void A_mapping_changes_one_of_the_objects_that_share_values()
    {
        var mapped = Jolt.Map("""{"operation":"modify-overwrite-beta","spec":{"[0]":{"n":"=intSum(@(1,n),1)","s":"=concat(@(1,s),'!')"}}}""",
            """[{"n":7,"s":"x"},{"n":7,"s":"x"},{"n":7,"s":"x"}]""");

        mapped.ShouldBe("""[{"n":8,"s":"x!"},{"n":7,"s":"x"},{"n":7,"s":"x"}]""");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(333)]
    [InlineData(5_000)]
    public void The_output_is_limited_to_the_byte(int rows)
    {
        var spec = """[{"operation":"shift","spec":{"*":{"a":["[&1].o1","[&1].o2","[&1].o3"],"n":"[&1].n"}}},{"operation":"modify-overwrite-beta","spec":{"*":{"n":"=divide(@(1,n),3)"}}}]""";
        var input = "[" + string.Join(',', Enumerable.Range(0, rows).Select(static n => $$"""{"a":"ş{{n}}","n":{{n + 1}}}""")) + "]";
        var length = Encoding.UTF8.GetByteCount(Jolt.Map(spec, input));

        Jolt.Apply(Jolt.Compile(spec, new JoltSettings { MaxOutputBytes = length }), input).Succeeded.ShouldBeTrue();
        Jolt.Apply(Jolt.Compile(spec, new JoltSettings { MaxOutputBytes = length - 1 }), input).Failure.ShouldNotBeNull().Code.ShouldBe("mapping.limit");
    }

    [Theory]
    [InlineData("[1,2,x", 3, "line 1, position 6")]
    [InlineData("[1,2,", 3, "line 1, position 5")]
    [InlineData("""{"a" 1}""", 1, "line 1, position 6")]
    [InlineData("[1,2,3,x", 3, null)]
    public void The_first_error_or_exceeded_limit_is_reported(string json, int tokens, string? place)
    {
        var failure = Jolt.Apply(Jolt.Compile("""{"operation":"sort"}""", new JoltSettings { MaxInputTokens = tokens }), json).Failure.ShouldNotBeNull();

        failure.Place.ShouldBe(place);
        failure.Code.ShouldBe(place is null ? "mapping.limit" : "mapping.input");
    }

    [Fact]
    public void A_limit_that_a_spec_exceeds_before_its_first_error_is_reported()
    {
        var compiler = new JoltCompiler(new JoltSettings { MaxSpecTokens = 3 });

        compiler.Compile(new string('[', 257)).Errors.ShouldHaveSingleItem().Message.ShouldContain("3 tokens");
        compiler.Compile("[1,2,3,4,x").Errors.ShouldHaveSingleItem().Message.ShouldContain("3 tokens");
        new JoltCompiler().Compile(new string('[', 257)).Errors.ShouldHaveSingleItem().Message.ShouldContain("256 levels");
    }

    private static string Wide(int members) => "{" + string.Join(',', Enumerable.Range(0, members).Select(static n => $"\"m{n}\":\"v{n % 3}\"")) + "}";

    private static void Compare(byte[] bytes)
    {
        var expected = Error(bytes);
        string? actual = null;
        try
        {
            JsonTreeReader.Read(bytes, MaxDepth, CancellationToken.None);
        }
        catch (MappingException exception)
        {
            actual = exception.Place ?? exception.Message;
        }

        actual.ShouldBe(expected, Encoding.UTF8.GetString(bytes));
    }

    /// <summary>The place of the framework's first error; null if it accepts the text.</summary>
    private static string? Error(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || Utf8.IsValid(reader.ValueSpan)) continue;
                var before = bytes.AsSpan(0, (int)reader.TokenStartIndex);
                return $"line {before.Count((byte)'\n') + 1}, position {before.Length - before.LastIndexOf((byte)'\n')}";
            }

            return null;
        }
        catch (JsonException exception)
        {
            return $"line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1}";
        }
    }
}
