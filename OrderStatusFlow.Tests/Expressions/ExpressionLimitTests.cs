using System.Text.Json;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>Each limit: the largest that is allowed works on a small stack, one more is a failure with its position.</summary>
public sealed class ExpressionLimitTests
{
    private static readonly Dictionary<string, string> Attributes = new()
    {
        ["a"] = "a",
        ["big"] = new string('9', 4 << 20),
        ["mega"] = new string('a', 1 << 20),
        ["deep"] = new string('[', 60) + string.Concat(Enumerable.Repeat("1,", 90_000)) + "1" + new string(']', 60)
    };

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(80_000, false)]
    public void Chained_calls_are_limited(int calls, bool allowed)
    {
        var text = "${a" + string.Concat(Enumerable.Repeat(":append('b')", calls - 1)) + ":length()}";

        var result = SmallStack.Run(() => Evaluate(text));

        if (allowed)
            result.Value.ShouldBe($"{calls}");
        else
            Refused(result, "expression.syntax", "At most 200 function calls");
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(2_500)]
    public void Calls_that_are_chained_and_nested_count_together(int calls)
    {
        var chain = string.Concat(Enumerable.Repeat(":toUpper()", calls));
        var text = "${a" + chain + "}";
        for (var level = 1; level < 32; level++)
            text = $"${{a:append({text}){chain}}}";

        var result = SmallStack.Run(() => Evaluate(text));

        if (calls > 6)
            Refused(result, "expression.syntax", "At most 200 function calls");
        else
            result.Failure?.Code.ShouldBe("expression.syntax");
    }

    [Theory]
    [InlineData("${big:toNumber()}", "")]
    [InlineData("${big:append('x'):toNumber()}", null)]
    [InlineData("${big:toDate()}", null)]
    [InlineData("${a:repeat(4194304):length()}", "4194304")]
    [InlineData("${a:repeat(4194305)}", null)]
    [InlineData("${a:repeat(9223372036854775807)}", null)]
    [InlineData("${a:padLeft(2147483647)}", null)]
    [InlineData("${a:padRight(4194305, 'xy')}", null)]
    [InlineData("${mega:replace('a', ${mega})}", null)]
    [InlineData("${mega:replace('', ${mega})}", null)]
    [InlineData("${mega:replaceAll('a', ${mega})}", null)]
    [InlineData("${mega:replaceAll('(?:)', ${mega})}", null)]
    [InlineData("${mega:replaceAll('(a)\\1', '$1')}", null)]
    [InlineData("${mega:substring(0, 50000):replaceAll('a', 'b'):length()}", "50000")]
    [InlineData("${mega:find('(a|aa)+\\1$')}", null)]
    [InlineData("${a:find(${mega})}", null)]
    [InlineData("${mega:append(${mega}):append(${mega}):append(${mega}):append('a')}", null)]
    [InlineData("${mega:urlEncode():urlEncode():urlEncode():length()}", "1048576")]
    [InlineData("${mega:escapeJson():escapeXml():escapeCsv():unescapeJson():length()}", "1048576")]
    [InlineData("${mega:repeat(4):replace('a', '&'):escapeXml()}", null)]
    [InlineData("${a:toRadix(36, 2147483647)}", null)]
    [InlineData("${now():format(${mega})}", null)]
    [InlineData("${now():format('yyyy', ${mega})}", null)]
    [InlineData("${literal('366 2026'):toDate('D yyyy')}", null)]
    [InlineData("${literal('999999999 2026'):toDate('D yyyy')}", null)]
    [InlineData("${literal('9999-12-31'):toDate('yyyy-MM-dd'):format('yyyy-MM-dd HH', 'Pacific/Kiritimati')}", "9999-12-31 14")]
    [InlineData("${literal('0001-01-01'):toDate('yyyy-MM-dd'):format('yyyy-MM-dd HH', 'America/New_York')}", "0001-12-31 19")]
    [InlineData("${literal(9223372036854775807):toDate()}", null)]
    [InlineData("${literal('1.0e999999999'):toDecimal()}", "Infinity")]
    [InlineData("${literal('[1e999999999]'):jsonPath('$[0]')}", null)]
    [InlineData("${literal('{}'):jsonPath('$[99999999999]')}", null)]
    [InlineData("${literal('[1]'):jsonPath('$[::0]')}", null)]
    [InlineData("${literal('{}'):jsonPath('$..*..*..*')}", null)]
    [InlineData("${literal('[1,2]'):jsonPath('$..*..*')}", "[]")]
    [InlineData("${deep:jsonPath('$..*..*')}", null)]
    [InlineData("${literal('[\"a\"]'):jsonPath('$[?(@ =~ /(/)]')}", null)]
    [InlineData("${literal('[1]'):jsonPath(${mega})}", null)]
    public void Hostile_values_end_as_values_or_failures(string text, string? value)
    {
        var result = SmallStack.Run(() => Evaluate(text));

        if (result.Succeeded)
            result.Value.Length.ShouldBeLessThanOrEqualTo(4 << 20);
        else
            result.Failure.Place.ShouldNotBeNull().ShouldStartWith("position ");
        if (value is not null)
            (result.Succeeded ? result.Value : result.Failure.Message).ShouldBe(value);
    }

    [Fact]
    public void Many_long_values_share_one_limit()
    {
        var text = string.Concat(Enumerable.Repeat("${a:repeat(4194304):length()}", 1_000));

        Refused(Evaluate(text), "expression.value", "33,554,432 characters|time limit");
        Refused(Evaluate(string.Concat(Enumerable.Repeat("${big}", 1_000))), "expression.value", "4,194,304 characters");
    }

    [Fact]
    public void The_strings_of_a_document_share_one_limit()
    {
        var document = JsonSerializer.SerializeToElement(Enumerable.Repeat("${big}", 1_000));

        var result = ExpressionJson.Evaluate(document, Attributes, FixedTime.Context());

        result.Failure.ShouldNotBeNull().Place.ShouldBe("$[8]");
    }

    [Fact]
    public void A_url_is_limited()
    {
        UrlTemplate.Parse("https://e.example/${a:repeat(60000)}").Value!.Evaluate(Attributes, FixedTime.Context()).Succeeded.ShouldBeTrue();
        UrlTemplate.Parse("https://e.example/${a:repeat(65000)}").Value!.Evaluate(Attributes, FixedTime.Context()).Failure!.Code.ShouldBe("expression.url");
    }

    [Theory]
    [InlineData("repeat")]
    [InlineData("find")]
    public void An_argument_is_evaluated_once(string function)
    {
        var text = "${a:length()}";
        for (var level = 1; level < 31; level++)
            text = function == "find" ? $"${{a:find({text})}}" : $"${{a:repeat({text}):length()}}";

        Evaluate(text).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_text_may_have_a_million_characters()
    {
        Evaluate(new string('x', 1 << 20)).Succeeded.ShouldBeTrue();
        Refused(Evaluate(new string('x', (1 << 20) + 1)), "expression.syntax", "1,048,576 characters");
        Refused(Evaluate("${a:" + new string('x', 1_000_000) + "()}"), "expression.syntax", "There is no function");
        Refused(Evaluate(string.Concat(Enumerable.Repeat("${a:toUpper()}", 70_000)) + string.Concat(Enumerable.Repeat("${a}", 10_000)) + "${a"), "expression.syntax", "does not end");
    }

    private static Result<string> Evaluate(string text)
    {
        var expression = Expression.Parse(text);
        return expression.Succeeded ? expression.Value.Evaluate(Attributes, FixedTime.Context()) : expression.Failure;
    }

    private static void Refused(Result<string> result, string code, string message)
    {
        var failure = result.Failure.ShouldNotBeNull();
        failure.Code.ShouldBe(code);
        failure.Message.ShouldMatch(message);
        failure.Place.ShouldNotBeNull().ShouldStartWith("position ");
    }
}
