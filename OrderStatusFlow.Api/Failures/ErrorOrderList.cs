using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>The orders of an error group, the last failed first.</summary>
/// <param name="Items">The orders.</param>
/// <param name="Continuation">The query parameter <c>continuation</c> for the next items; null if there are no more.</param>
public sealed record ErrorOrderList(IReadOnlyList<ErrorOrder> Items, string? Continuation);
