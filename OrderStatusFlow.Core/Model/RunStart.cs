using System.Globalization;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>The input of a run and of its orchestration.</summary>
public sealed record RunStart
{
    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>The flow's version, fixed for the whole run.</summary>
    public required int Version { get; init; }

    /// <summary>Who started it, for display: <c>System</c>, <c>trigger</c>, <c>erp</c>, or the name of the flow that triggered it.</summary>
    public required string TriggeredBy { get; init; }

    /// <summary>The kind of start; null in runs that an earlier release started.</summary>
    public RunTrigger? Trigger { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>The trigger parameters by name, as they are sent to the ERP.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>True if the run reads by watermark and moves it.</summary>
    public bool MovesWatermark { get; init; }

    /// <summary>The watermark that the run reads from; null if there was none.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The id of the last edit of the watermark by a person when the run was started; null if there was none.</summary>
    public string? WatermarkEdit { get; init; }

    /// <summary>What it repeats; null if it is not a re-run.</summary>
    public RerunSource? Rerun { get; init; }

    /// <summary>True if its trigger URL started it.</summary>
    [JsonIgnore]
    public bool ByHand => Trigger is { } trigger ? trigger == RunTrigger.Url : TriggeredBy == "trigger";

    /// <summary>The parsed id of the run.</summary>
    [JsonIgnore]
    public RunId Id => RunId.Parse(Run);

    /// <summary>The run's flow.</summary>
    [JsonIgnore]
    public FlowName Flow => Id.Flow;

    /// <summary>Returns the attributes that the steps of the run start with.</summary>
    internal Dictionary<string, string> Attributes()
    {
        var attributes = new Dictionary<string, string>(Parameters, StringComparer.Ordinal)
        {
            ["flow.name"] = Flow.ToString(),
            ["flow.version"] = Version.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in RunAttributes())
            attributes[name] = value;
        return attributes;
    }

    /// <summary>The attributes that differ in each run.</summary>
    internal IReadOnlyList<(string Name, string Value)> RunAttributes() => [("run.id", Run), ("triggered_by", TriggeredBy)];

    /// <summary>The run that a re-run repeats.</summary>
    /// <exception cref="InvalidOperationException">It is not a re-run.</exception>
    internal RunId OriginalRun() => RunId.Parse(Rerun?.Run ?? throw new InvalidOperationException($"Run {Run} is not a re-run."));
}
