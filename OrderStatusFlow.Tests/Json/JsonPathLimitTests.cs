using System.Text;
using System.Text.Json;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Tests.Json;

/// <summary>A JSONPath is followed in time that grows with the document, or refused before it is followed.</summary>
public sealed class JsonPathLimitTests
{
    /// <summary>10,000 items, 60 objects deep in the first of them.</summary>
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        "{\"results\":[" + string.Concat(Enumerable.Repeat("{\"a\":", 55)) + "1" + new string('}', 55)
        + string.Concat(Enumerable.Range(0, 10_000).Select(n => $",{{\"a\":{n},\"s\":\"{new string('x', 30)}!\"}}")) + "]}");

    /// <summary>A tenth of the default: a filter that reaches it computes until then.</summary>
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(0.5);

    [Theory]
    [InlineData("$..a..a..a")]
    [InlineData("$.results[?(@.* == @.*)]")]
    [InlineData("$.results[?(@..a == @..a)]")]
    [InlineData("$.results[?($.results[*].a == @.a)]")]
    [InlineData("$.results[?(@[0:5] == @[0:5])]")]
    [InlineData("$.results[?(@[?(@[?(@.a == 1)])])]")]
    [InlineData("$.results[?(@.s =~ /(/)]")]
    [InlineData("$.results[99999999999]")]
    [InlineData("$.results[")]
    [InlineData("$.results[?(@.a > )]")]
    [InlineData("$.results['a")]
    [InlineData("$.results[(@.length-1)]")]
    public void Is_refused_at_save(string path) => Should.Throw<JsonPathException>(() => JsonPathQuery.Check(path)).Message.ShouldNotEndWith(".");

    [Fact]
    public void Brackets_are_limited()
    {
        SmallStack.Run(() => Should.Throw<JsonPathException>(() => JsonPathQuery.Check("$" + new string('[', 900)))).Message.ShouldContain("8 deep");
        SmallStack.Run(() => Should.Throw<JsonPathException>(() => JsonPathQuery.Check("$." + new string('a', 1_000)))).Message.ShouldContain("1,000 characters");
    }

    [Theory]
    [InlineData("$.results[?(@.a > 9997)].a", "[9998,9999]")]
    [InlineData("$..a..a..s", null)]
    [InlineData("$.results[?(@.s =~ /^(x|xx)+$/)]", null)]
    [InlineData("$.results[?(@.s =~ /^(x+x+)+y$/ || @.a == 5)].a", null)]
    [InlineData("$.results[::0]", null)]
    [InlineData("$.results[?(@.a == 1e400)]", null)]
    [InlineData("$..*", null)]
    [InlineData("$..*..*", null)]
    public void Is_followed_or_fails(string path, string? found)
    {
        try
        {
            var result = SmallStack.Run(() => JsonPaths.Find(Page, path, MaxTime));
            if (found is not null)
                Encoding.UTF8.GetString(result.ShouldNotBeNull().Span).ShouldBe(found);
        }
        catch (JsonException wrong)
        {
            found.ShouldBeNull(wrong.Message);
            wrong.Message.ShouldContain($"(path {path})");
        }
    }

    [Theory]
    [InlineData("[1e999999999]")]
    [InlineData("[1e-999999999]")]
    [InlineData("[-1e28,0.00000000000000000000000000001]")]
    [InlineData("DIGITS")]
    [InlineData("DEEP")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("")]
    public void A_hostile_document_is_followed_or_fails(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json switch
        {
            "DIGITS" => $"[{new string('9', 1_000_000)}]",
            "DEEP" => new string('[', 1_000_000),
            _ => json,
        });

        try
        {
            SmallStack.Run(() => JsonPaths.Find(bytes, "$..[?(@ > 1)]"));
        }
        catch (JsonException wrong)
        {
            wrong.Message.ShouldContain("(path $..[?(@ > 1)])");
        }
    }
}
