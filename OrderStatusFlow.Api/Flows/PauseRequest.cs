namespace OrderStatusFlow.Api.Flows;

/// <summary>The pause of a flow. A request without a body pauses it until it is resumed.</summary>
/// <param name="Reason">The reason, for people.</param>
/// <param name="Until">When the pause ends; null for a pause until the flow is resumed.</param>
public sealed record PauseRequest(string? Reason = null, DateTimeOffset? Until = null);
