using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Flows;

/// <summary>A definition that can be uploaded.</summary>
/// <param name="Name">The flow's name.</param>
/// <param name="Warnings">What is allowed but probably not intended; empty if there is nothing.</param>
public sealed record FlowValidated(string Name, IReadOnlyList<ProblemError> Warnings);
