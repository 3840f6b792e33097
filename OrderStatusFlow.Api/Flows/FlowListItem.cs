using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Flows;

/// <summary>A flow in the list of flows. <c>direction</c> and <c>enabled</c> are missing if the flow cannot be read; <c>error</c> is
/// missing if it can.</summary>
public sealed record FlowListItem
{
    /// <summary>The flow's name.</summary>
    public required string Name { get; init; }

    /// <summary>The current version; 0 if it cannot be read.</summary>
    public required int Version { get; init; }

    /// <summary>Inbound flows read the ERP; outbound flows receive what the ERP posts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Direction? Direction { get; init; }

    /// <summary>False if the flow starts no runs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Enabled { get; init; }

    /// <summary>The pause of the flow. Missing if it is not paused.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FlowPause? Paused { get; init; }

    /// <summary>Why the flow cannot be read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    internal static FlowListItem Of(FlowEntry entry, DateTimeOffset now) => entry.Flow is { } flow
        ? new()
        {
            Name = flow.Name.ToString(),
            Version = flow.Version,
            Direction = flow.Definition.Direction,
            Enabled = flow.Definition.Enabled,
            Paused = flow.Pause?.AppliesAt(now) == true ? flow.Pause : null,
        }
        : new() { Name = entry.Unreadable!.Name.ToString(), Version = entry.Unreadable.Version, Error = entry.Unreadable.Reason };
}
