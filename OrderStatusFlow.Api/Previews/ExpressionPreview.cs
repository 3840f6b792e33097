namespace OrderStatusFlow.Api.Previews;

/// <summary>The result of an expression.</summary>
/// <param name="Value">The text with the values of its expressions.</param>
public sealed record ExpressionPreview(string Value);
