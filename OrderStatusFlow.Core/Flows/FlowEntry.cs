namespace OrderStatusFlow.Core.Flows;

/// <summary>A flow in a list of all flows.</summary>
/// <param name="Flow">The version in force; null when it cannot be read.</param>
/// <param name="Unreadable">Why not; null when it can be read.</param>
public sealed record FlowEntry(FlowVersion? Flow, UnreadableFlow? Unreadable);
