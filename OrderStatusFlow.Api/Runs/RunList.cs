using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>Runs of a flow, newest first.</summary>
/// <param name="Items">The runs.</param>
/// <param name="Continuation">The query parameter <c>continuation</c> for the next items; null if there are no more.</param>
public sealed record RunList(IReadOnlyList<RunRecord> Items, string? Continuation);
