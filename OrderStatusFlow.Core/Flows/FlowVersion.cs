using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>A stored version of a flow. Versions never change.</summary>
/// <param name="Name">The flow.</param>
/// <param name="Version">The version number, from 1.</param>
/// <param name="Definition">The definition.</param>
/// <param name="Json">The definition as its author wrote it.</param>
public sealed record FlowVersion(FlowName Name, int Version, FlowDefinition Definition, JsonElement Json)
{
    /// <summary>The version that created the flow, or that created it again after a deletion.</summary>
    public int FirstVersion { get; init; } = 1;

    /// <summary>The pause of the flow when its current version was read; null if it was not paused.</summary>
    public FlowPause? Pause { get; init; }

    /// <summary>When it became the current version, or its pause was changed last, by the storage service's clock; null if it was not read as the
    /// current version.</summary>
    internal DateTimeOffset? Stored { get; init; }

    /// <summary>The incarnation of the flow that this version belongs to.</summary>
    public FlowIncarnation Incarnation => new(Name, FirstVersion);
}
