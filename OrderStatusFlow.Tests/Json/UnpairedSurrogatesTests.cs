using System.Text;
using System.Text.Json;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Tests.Json;

public sealed class UnpairedSurrogatesTests
{
    [Theory]
    [InlineData("""{"a": "\ud800"}""", """{"a": "\ufffd"}""", "$.a")]
    [InlineData("""["x", {"b": ["\uDFFF", 1]}]""", """["x", {"b": ["\ufffd", 1]}]""", "$[1].b[0]")]
    [InlineData("""[[], {}, [[1, "\ud83dx\ud83d\ude00"]]]""", """[[], {}, [[1, "\ufffdx\ud83d\ude00"]]]""", "$[2][0][1]")]
    [InlineData("""{"a": {"x\udc00": 1, "y\ud800": 2}}""", """{"a": {"x\ufffd": 1, "y\ufffd": 2}}""", "$.a.x\\udc00")]
    [InlineData("""["\ud800\ud800\udc00\udc00"]""", """["\ufffd\ud800\udc00\ufffd"]""", "$[0]")]
    [InlineData("\"\\ud800\"", "\"\\ufffd\"", "$")]
    [InlineData("""["\\ud800", "\\\\", "\u00e4\ud83c\udf81", "\"\n"]""", null, null)]
    [InlineData("[1, true, null]", null, null)]
    public void Halves_of_pairs_are_found_and_replaced_and_nothing_else_is(string json, string? replaced, string? path)
    {
        var bytes = (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(json);

        Encoding.UTF8.GetString(UnpairedSurrogates.Replace(bytes).Span).ShouldBe(replaced ?? json);
        UnpairedSurrogates.Replace(bytes).Equals(bytes).ShouldBe(replaced is null);
        UnpairedSurrogates.FirstPath(bytes.Span, default).ShouldBe(path);
    }

    [Fact]
    public void After_the_replacement_every_reader_reads_every_text()
    {
        var random = new Random(7);
        string[] parts = ["\\ud800", "\\udc00", "\\uD83C\\uDF81", "\\\\", "\\\"", "\\n", "\\u0000", "a", "🎁", "ud800"];
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => parts[random.Next(parts.Length)]));
            var json = Encoding.UTF8.GetBytes($$"""{"{{text}}": ["{{text}}"]}""");
            var clean = UnpairedSurrogates.Replace(json);

            var member = JsonElement.Parse(clean.Span).EnumerateObject().ShouldHaveSingleItem();

            member.Value[0].GetString().ShouldBe(member.Name);
            (UnpairedSurrogates.FirstPath(json, default) is null).ShouldBe(clean.Span.SequenceEqual(json));
        }
    }

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc...")]
    [InlineData("ab🎁", 3, "ab...")]
    [InlineData("ab🎁", 4, "ab🎁")]
    public void A_text_is_cut_between_characters(string text, int max, string expected) => SafeText.Truncate(text, max).ShouldBe(expected);

    [Fact]
    public void Halves_of_pairs_in_a_text_are_replaced() => SafeText.Truncate("a\ud800b\udc00🎁", 9).ShouldBe("a\ufffdb\ufffd🎁");
}
