using OrderStatusFlow.Expressions.Help;

namespace OrderStatusFlow.Api.Meta;

/// <summary>A function of the expression language.</summary>
/// <param name="Name">The case-sensitive name.</param>
/// <param name="Signature">How it is called. An optional parameter ends with <c>?</c>, one that can be repeated with <c>...</c>.</param>
/// <param name="Result">The kind of its result; <c>any</c> for the kind of the subject.</param>
/// <param name="Description">What it returns.</param>
public sealed record ExpressionFunctionInfo(string Name, string Signature, string Result, string Description)
{
    internal static ExpressionFunctionInfo Of(FunctionHelp help) => new(help.Name, help.Signature, help.Result, help.Summary);
}
