using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>One stored version of a flow; versions never change.</summary>
/// <param name="Name">The flow.</param>
/// <param name="Version">1, 2, 3, ...</param>
/// <param name="Definition">What it says.</param>
/// <param name="Json">As its author wrote it.</param>
public sealed record FlowVersion(FlowName Name, int Version, FlowDefinition Definition, JsonElement Json)
{
    /// <summary>The version that created the flow, or created it again after it was deleted.</summary>
    public int FirstVersion { get; init; } = 1;

    /// <summary>The incarnation of the flow that this version belongs to.</summary>
    public FlowIncarnation Incarnation => new(Name, FirstVersion);
}
