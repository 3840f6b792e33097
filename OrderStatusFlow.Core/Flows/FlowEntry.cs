using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>A flow in a list of all flows.</summary>
/// <param name="Flow">The current version; null if it cannot be read.</param>
/// <param name="Unreadable">Why it cannot be read; null if it can.</param>
public sealed record FlowEntry(FlowVersion? Flow, UnreadableFlow? Unreadable)
{
    /// <summary>The flow's name.</summary>
    public FlowName Name => Flow?.Name ?? Unreadable!.Name;
}
