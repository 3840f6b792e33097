using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The result of an expression.</summary>
/// <param name="Value">The text with the values of its expressions.</param>
/// <param name="Warnings">The attributes that the expression asked for and the test does not have.</param>
public sealed record ExpressionPreview(string Value, IReadOnlyList<ProblemError> Warnings);
