using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Api.Flows;

/// <summary>Whether a flow is paused.</summary>
/// <param name="Flow">The flow's name.</param>
/// <param name="Paused">The pause; null if the flow is not paused.</param>
public sealed record PauseResponse(string Flow, FlowPause? Paused);
