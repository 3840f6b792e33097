using OrderStatusFlow.Expressions;
using OrderStatusFlow.Expressions.Help;

namespace OrderStatusFlow.Tests.Expressions;

public sealed class FunctionHelpTests
{
    [Fact]
    public void Every_function_has_help_with_its_number_of_parameters()
    {
        FunctionHelp.All.Select(help => help.Name).ShouldBe(ExpressionFunction.All.Keys.Concat(AttributesNode.Names), ignoreOrder: true);
        foreach (var help in FunctionHelp.All.Where(help => ExpressionFunction.All.ContainsKey(help.Name)))
        {
            var function = ExpressionFunction.All[help.Name];
            var most = help.Parameters.Any(parameter => parameter.EndsWith("...", StringComparison.Ordinal)) ? int.MaxValue : help.Parameters.Count;

            (help.Parameters.Count(parameter => !parameter.EndsWith('?')), most).ShouldBe((function.MinArguments, function.MaxArguments), help.Name);
            help.Summary.ShouldEndWith(".");
        }
    }

    [Theory]
    [InlineData("substring", "subject:substring(start, end?)", "text")]
    [InlineData("now", "now()", "date")]
    [InlineData("anyAttribute", "anyAttribute(name...)", "text")]
    [InlineData("in", "subject:in(value...)", "boolean")]
    [InlineData("replaceNull", "subject:replaceNull(value)", "text")]
    public void A_signature_shows_how_a_function_is_called(string name, string signature, string result)
    {
        var help = FunctionHelp.All.Single(help => help.Name == name);

        (help.Signature, help.Result).ShouldBe((signature, result));
    }
}
