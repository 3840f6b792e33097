namespace OrderStatusFlow.Core.Model;

/// <summary>The main log of a run, as <c>GET /api/runs/{id}</c> answers it.</summary>
public sealed record RunRecord
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

    /// <summary>Where it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>When somebody asked to cancel it; null when nobody did.</summary>
    public DateTimeOffset? CancelAsked { get; init; }

    /// <summary>The <c>modified_date__gt</c> it asked for; null when it asked for something else.</summary>
    public string? Watermark { get; init; }

    /// <summary>Rows by outcome, as far as it got.</summary>
    public RunTotals Totals { get; init; } = RunTotals.None;

    /// <summary>Its steps in order.</summary>
    public IReadOnlyList<StepRecord> Steps { get; init; } = [];

    /// <summary>What ended it early; null when nothing did.</summary>
    public Failure? Error { get; init; }

    /// <summary>What its host had to do to keep it going, and whether it is held; null when it runs as it should.</summary>
    public RunRecovery? Recovery { get; init; }

    internal static RunRecord Of(RunStart start, Direction direction) => new()
    {
        RunId = start.Run,
        Flow = start.Flow.ToString(),
        Version = start.Version,
        Direction = direction,
        TriggeredBy = start.TriggeredBy,
        Started = start.Started,
        Watermark = start.MovesWatermark ? start.Parameters.GetValueOrDefault(ParameterNames.ModifiedAfter) : null,
    };
}

/// <summary>One step of a run.</summary>
/// <param name="Step">login, read, script, mapping or write.</param>
/// <param name="Status">succeeded, failed, cancelled or skipped.</param>
/// <param name="Message">What is worth telling; null for nothing.</param>
public sealed record StepRecord(string Step, string Status, string? Message = null);
