namespace OrderStatusFlow.Api.Flows;

/// <summary>The version that an upload created.</summary>
/// <param name="Name">The flow's name.</param>
/// <param name="Version">The new version.</param>
public sealed record FlowStored(string Name, int Version);
