using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>The log of a run, as <c>GET /api/runs/{id}</c> returns it.</summary>
public record RunRecord
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The flow's name.</summary>
    public required string Flow { get; init; }

    /// <summary>The flow's version.</summary>
    public required int Version { get; init; }

    /// <summary>Inbound or outbound.</summary>
    public required Direction Direction { get; init; }

    /// <summary>Who started it.</summary>
    public required string TriggeredBy { get; init; }

    /// <summary>The status.</summary>
    public RunStatus Status { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it is active.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>When its cancellation was requested; null if it was not.</summary>
    public DateTimeOffset? CancelAsked { get; init; }

    /// <summary>The <c>modified_date__gt</c> that it read from; null if it did not read by watermark.</summary>
    public string? Watermark { get; init; }

    /// <summary>The number of rows by outcome; so far, while it is active.</summary>
    public RunTotals Totals { get; init; } = RunTotals.None;

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<StepRecord> Steps { get; init; } = [];

    /// <summary>Why nothing was sent to Omnitron; null if something was sent, while it is active, and in logs of earlier releases.</summary>
    public string? Reason { get; init; }

    /// <summary>The error that ended it early; null if there was none.</summary>
    public Failure? Error { get; init; }

    /// <summary>The recovery of the run, and whether it is held; null if no recovery was needed.</summary>
    public RunRecovery? Recovery { get; init; }

    /// <summary>The run whose rows it repeats; null if it is not a re-run.</summary>
    public string? RerunOf { get; init; }

    /// <summary>The re-runs of this run, oldest first. The last 100 are listed.</summary>
    public IReadOnlyList<string> RerunBy { get; init; } = [];

    /// <summary>The trigger parameters that it started with; null in logs of earlier releases.</summary>
    public IReadOnlyDictionary<string, string>? Parameters { get; init; }

    /// <summary>Until when it is kept. Missing while it is active.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? KeptUntil { get; init; }

    internal static RunRecord Of(RunStart start, Direction direction) => new()
    {
        RunId = start.Run,
        Flow = start.Flow.ToString(),
        Version = start.Version,
        Direction = direction,
        TriggeredBy = start.TriggeredBy,
        Started = start.Started,
        Watermark = start.MovesWatermark ? start.Parameters.GetValueOrDefault(ParameterNames.ModifiedAfter) : null,
        RerunOf = start.Rerun?.Run,
        Parameters = start.Parameters,
    };
}
