using CsCheck;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

public sealed class ExpressionErrorTests
{
    [Theory]
    [InlineData("a ${order", 2, "expected '}'")]
    [InlineData("${order:toUper()}", 8, "no function 'toUper'; did you mean 'toUpper'?")]
    [InlineData("${order:substringafter('x')}", 8, "did you mean 'substringAfter'?")]
    [InlineData("${order:padleft(5)}", 8, "did you mean 'padLeft'?")]
    [InlineData("${order:replaceEmty('x')}", 8, "did you mean 'replaceEmpty'?")]
    [InlineData("${getStateValue('a')}", 2, "flows have no state")]
    [InlineData("${anyAttribute('a','b'):append('x')}", 0, "returns true or false")]
    [InlineData("${allAttributes('a','b'):append('x')}", 0, "or in join or count")]
    [InlineData("${allAttributes('a','b'):count():plus(1)}", 33, "No function may follow count")]
    [InlineData("${anyDelineatedValue('a'):equals('b')}", 2, "takes 2 arguments, but got 1")]
    [InlineData("${json:jsonPath('$..')}", 7, "invalid JSONPath '$..': expected a name at position 3")]
    [InlineData("${json:jsonPath('$.a[?(@.b == )]')}", 7, "expected a value")]
    [InlineData("${json:jsonPath('$.a.nope()')}", 7, "unknown function 'nope'")]
    [InlineData("${order:toupper()}", 8, "did you mean 'toUpper'?")]
    [InlineData("${order:substring()}", 8, "takes 1 to 2 arguments, but got 0")]
    [InlineData("${order:append('x}", 15, "expected '")]
    [InlineData("${order:append(x)}", 15, "Put text in quotes")]
    [InlineData("${order:append('a' 'b')}", 19, "',' or ')'")]
    [InlineData("${order:append}", 14, "Expected '('")]
    [InlineData("${file name}", 7, "Expected ':'")]
    [InlineData("${}", 2, "the name of an attribute")]
    [InlineData("${1st}", 2, "the name of an attribute")]
    [InlineData("${toUpper()}", 2, "requires a subject")]
    [InlineData("${order:now()}", 8, "takes no subject")]
    [InlineData("${order:isEmpty():plus(1)}", 18, "requires a number as its subject")]
    [InlineData("${order:replaceAll('(', '')}", 8, "invalid regular expression")]
    [InlineData("${time:formatInstant('yyyy-MM-dd', 'Mars/Base')}", 7, "not a time zone")]
    [InlineData("${time:format('yyyy-bb')}", 7, "letter 'b' is not supported")]
    [InlineData("${time:toDate(\"yyyy'T\")}", 7, "a quote is not closed")]
    [InlineData("${order:replaceAll('\\p{Nope}', '')}", 8, "unknown or not supported")]
    [InlineData("ab${order:append('${x:nope()}')}", 22, "no function 'nope'")]
    public void Parse_names_the_position_and_what_was_expected(string text, int position, string message)
    {
        var failure = Expression.Parse(text).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("expression.syntax");
        failure.Message.ShouldContain(message);
        failure.Place.ShouldBe($"position {position}");
    }

    [Theory]
    [InlineData("${order:repeat(2, 1)}", "smaller number first")]
    [InlineData("${order:substring(${missing})}", "whole number as argument 1")]
    [InlineData("${fileSize:divide(0)}", "divide by zero")]
    [InlineData("${literal('11'):fromRadix(1)}", "base from 2 to 36")]
    [InlineData("${literal('9'):fromRadix(8)}", "cannot read '9'")]
    [InlineData("${literal('99999999999999999999'):fromRadix(10)}", "cannot read")]
    [InlineData("${fileSize:math('exec')}", "does not support 'exec'")]
    [InlineData("${order:hash('ROT13')}", "only the algorithms MD2, MD5, SHA-1")]
    [InlineData("${order:toDate('yyyy')}", "cannot read 'SEP-1042'")]
    [InlineData("${order:format('yyyy')}", "cannot take 'SEP-1042' for a date")]
    [InlineData("${time:formatInstant('yyyy',${order})}", "not a time zone")]
    [InlineData("${time:format(${order})}", "letter 'P' is not supported")]
    [InlineData("${order:jsonPath('$.a')}", "cannot read its JSON")]
    [InlineData("${order:replaceAll('S', '$1')}", "does not refer to a group")]
    [InlineData("${order:repeat(4000000)}", "4,194,304")]
    [InlineData("${order:find(${money:prepend('(')})}", "invalid regular expression")]
    public void Evaluate_fails_with_a_reason(string text, string message)
    {
        var failure = Expression.Parse(text).Value!.Evaluate(SampleAttributes.All, FixedTime.Context()).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("expression.value");
        failure.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(?=(a+)+$)b")]
    [InlineData(@"(a|aa)+\1$")]
    public void A_pattern_that_would_run_for_ever_ends(string pattern)
    {
        var attributes = new Dictionary<string, string> { ["text"] = new string('a', 5000) + "!" };

        var result = Expression.Parse($"${{text:find('{pattern}')}}").Value!.Evaluate(attributes, FixedTime.Context());

        (result.Value ?? result.Failure!.Message).ShouldBeOneOf("false", "The function find took longer than 0.5 s with its regular expression; simplify the expression.");
    }

    [Fact]
    public void A_text_that_doubles_at_each_step_is_refused()
    {
        var text = "${order" + string.Concat(Enumerable.Repeat(":replaceAll('.', '$0$0')", 40)) + "}";

        Expression.Parse(text).Value!.Evaluate(SampleAttributes.All, FixedTime.Context()).Failure!.Message.ShouldMatch("more than 4,194,304 characters|exceeds the (time )?limit");
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var text = string.Concat(Enumerable.Repeat("${", 20_000));

        Expression.Parse(text).Failure!.Message.ShouldContain("32 deep");
    }

    [Fact]
    public void A_text_is_read_and_evaluated_or_refused_but_never_throws()
    {
        var pieces = new[] { "${", "}", "$", "$$", "'", "\"", "(", ")", ",", ":", "order", "append", "substring", "toDate", "format", "\\", "5", "-", " ", "now", "ifElse", "replaceAll", "é",
            "matches", "toNumber", "'yyyy'" };
        Gen.Int[0, pieces.Length - 1].Select(index => pieces[index]).Array[0, 24].Sample(parts =>
        {
            var expression = Expression.Parse(string.Concat(parts));
            if (expression.Succeeded)
                expression.Value.Evaluate(SampleAttributes.All, FixedTime.Context());
            else
                expression.Failure.Place.ShouldNotBeNull().ShouldStartWith("position ");
        }, iter: 20_000);
    }
}
