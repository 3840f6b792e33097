using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>Error groups.</summary>
/// <param name="Items">The groups.</param>
/// <param name="Continuation">The query parameter <c>continuation</c> for the next items; null if there are no more.</param>
public sealed record ErrorList(IReadOnlyList<ErrorGroup> Items, string? Continuation);
