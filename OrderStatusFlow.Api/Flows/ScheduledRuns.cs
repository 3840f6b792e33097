using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Api.Flows;

/// <summary>The next scheduled runs of an inbound flow.</summary>
/// <param name="Flow">The flow's name.</param>
/// <param name="Enabled">False if the flow starts no runs.</param>
/// <param name="TriggeredBy">The flow whose completed run starts this one; null if it has a schedule of its own.</param>
/// <param name="Next">The next five starts; empty if it is disabled or has no schedule of its own.</param>
public sealed record ScheduledRuns(string Flow, bool Enabled, string? TriggeredBy, IReadOnlyList<DateTimeOffset> Next)
{
    /// <summary>The pause of the flow; null if it is not paused. <see cref="Next"/> begins at its end.</summary>
    public FlowPause? Paused { get; init; }
}
