using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Schedules;

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

    /// <summary>The schedule of an inbound flow. This and the following members are missing without <c>include=summary</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScheduleDefinition? Schedule { get; init; }

    /// <summary>The next scheduled run. Missing if the flow is disabled, is paused until it is resumed, or has no times of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NextRun? Next { get; init; }

    /// <summary>The newest run. Missing if the flow has not run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RunSummary? LastRun { get; init; }

    /// <summary>The newest 20 runs, newest first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RunSummary>? Recent { get; init; }

    /// <summary>The number of error groups that are neither closed nor ignored, as of the end of the newest run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? OpenErrors { get; init; }

    /// <summary>The time up to which an inbound flow has read, in the ERP's time zone. Missing before the first complete run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The age of the watermark in seconds. Missing before the first complete run.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? WatermarkAgeSeconds { get; init; }

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

    internal FlowListItem With(FlowVersion flow, FlowActivity activity, DateTimeOffset now) => this with
    {
        Schedule = flow.Definition.Schedule,
        Next = NextRun.Of(flow, now),
        LastRun = activity.Recent is [var newest, ..] ? newest : null,
        Recent = activity.Recent,
        OpenErrors = activity.OpenErrors,
        Watermark = WatermarkResponse.InZone(flow, activity.Watermark),
        WatermarkAgeSeconds = activity.Watermark is { } watermark ? (long)Math.Max(0, (now - watermark.Value).TotalSeconds) : null,
    };
}
