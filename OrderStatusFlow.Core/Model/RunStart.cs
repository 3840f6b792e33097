using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>Everything a run is started with: the input of its orchestration.</summary>
public sealed record RunStart
{
    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>The flow's version, fixed for the whole run.</summary>
    public required int Version { get; init; }

    /// <summary>Who started it, to be shown: <c>System</c>, <c>trigger</c>, <c>erp</c>, or the name of the flow that triggered it.</summary>
    public required string TriggeredBy { get; init; }

    /// <summary>What started it; null in runs that an earlier release began.</summary>
    public RunTrigger? Trigger { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Trigger parameters by our name, as the ERP gets them.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>True when the run reads by watermark, and moves it.</summary>
    public bool MovesWatermark { get; init; }

    /// <summary>The watermark it goes on from; null when there was none.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The last edit of the watermark by a person when the run was begun; null when there was none.</summary>
    public string? WatermarkEdit { get; init; }

    /// <summary>Whether it was started by its trigger URL.</summary>
    [JsonIgnore]
    public bool ByHand => Trigger is { } trigger ? trigger == RunTrigger.Url : TriggeredBy == "trigger";

    /// <summary>The run's id, read.</summary>
    [JsonIgnore]
    public RunId Id => RunId.Parse(Run);

    /// <summary>The run's flow.</summary>
    [JsonIgnore]
    public FlowName Flow => Id.Flow;
}
