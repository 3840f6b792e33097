using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>The structure of expressions: quoting, nesting, nulls and escapes.</summary>
public sealed class ExpressionTests
{
    [Theory]
    // structure, quoting, nesting, nulls
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("${order}", "SEP-1042")]
    [InlineData("[${order}]-${missing}-", "[SEP-1042]--")]
    [InlineData("${ order : toLower ( ) }", "sep-1042")]
    [InlineData("${'my attribute'}|${\"my attribute\"}", "spaced|spaced")]
    [InlineData("${token.erp}", "s3ss10n")]
    [InlineData("${${which}}", "SEP-1042")]
    [InlineData("${${which}:toLower()}", "sep-1042")]
    [InlineData("${'${which}'}", "SEP-1042")]
    [InlineData("${order:append('${which}-$${x}')}", "SEP-1042order-${x}")]
    [InlineData("{ ${order} }", "{ SEP-1042 }")]
    [InlineData("${number:isEmpty():ifElse('/orders/changed','/orders/one')}/${token.erp}", "/orders/changed/s3ss10n")]
    [InlineData("${order:isEmpty():ifElse('/orders/changed', '/orders/one')}", "/orders/one")]
    [InlineData("${order:equals(${${which}})}", "true")]
    // escapes
    [InlineData("Hello $${UserName}", "Hello ${UserName}")]
    [InlineData("Hello $$${UserName}", "Hello $Ada")]
    [InlineData("Hello $$$${UserName}", "Hello $${UserName}")]
    [InlineData("Hello $$$$${UserName}", "Hello $Ada")]
    [InlineData("$$$$${UserName}|$$$${UserName:toUpper()}", "$$Ada|$${UserName:toUpper()}")]
    [InlineData("a $$$${order:toLower()}$$$${x}", "a $${order:toLower()}$${x}")]
    [InlineData("a$$b", "a$$b")]
    [InlineData("a$$b${order}c$$d", "a$bSEP-1042c$d")]
    [InlineData("a$$b$${x}c$$d", "a$b${x}c$d")]
    [InlineData("$$$${order}$$${order:toLower()}", "$${order}$$sep-1042")]
    [InlineData("${which}a$${x}b$${y}", "ordera${x}b$${y}")]
    [InlineData("$${a'}'b}$$c", "${a'}'b}$c")]
    [InlineData("$${a", "${a")]
    [InlineData("${literal('a$$b${which}c$$d$${x}')}|${literal('$$$${order}$$$')}", "a$$borderc$$d${x}|$${order}$$$")]
    [InlineData("${literal('a$$$${order}')}|${literal('a$$$${order:toLower()}$$${order:toLower()}')}", "a$${order}|a$${order:toLower()}$$sep-1042")]
    [InlineData("Hello $$User$$Name $", "Hello $$User$$Name $")]
    [InlineData("${order:append('it\\'s \\\"x\\\" \\\\ \\d \\t|')}", "SEP-1042it's \"x\" \\ \\d \t|")]
    public void Evaluate_gives_what_the_guide_says(string text, string expected)
    {
        var expression = Expression.Parse(text);

        expression.Failure.ShouldBeNull();
        var value = expression.Value!.Evaluate(SampleAttributes.All, FixedTime.Context());
        value.Failure.ShouldBeNull();
        value.Value.ShouldBe(expected);
    }
}
