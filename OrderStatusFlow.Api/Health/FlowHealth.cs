namespace OrderStatusFlow.Api.Health;

/// <summary>A flow that cannot be read.</summary>
/// <param name="Name">The flow's name.</param>
/// <param name="Version">The current version; 0 if it cannot be read.</param>
/// <param name="Error">Why it cannot be read.</param>
public sealed record FlowHealth(string Name, int Version, string Error);
