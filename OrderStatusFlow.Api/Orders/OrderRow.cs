using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Orders;

/// <summary>A row of an order in a run.</summary>
public sealed record OrderRow
{
    /// <summary>The run's id.</summary>
    public required string RunId { get; init; }

    /// <summary>The flow's name.</summary>
    public required string Flow { get; init; }

    /// <summary>The version of the flow; null if the run's log is no longer stored.</summary>
    public int? Version { get; init; }

    /// <summary>When the run started.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the row was logged; null in logs of earlier releases.</summary>
    public DateTimeOffset? LoggedAt { get; init; }

    /// <summary>The row's number in the run, from 1.</summary>
    public required int Row { get; init; }

    /// <summary>Omnitron's order number.</summary>
    public string? Order { get; init; }

    /// <summary>The result of the row.</summary>
    public required RowOutcome Outcome { get; init; }

    /// <summary>The status of Omnitron's response; null without a response.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The code of the error; null if there is no error, and in older logs.</summary>
    public string? Code { get; init; }

    /// <summary>The reason of the outcome; null if there is nothing to explain.</summary>
    public string? Message { get; init; }

    /// <summary>The body that was sent, or the order object if nothing was sent. Null if it is too long to be logged.</summary>
    public RawJson? Request { get; init; }

    /// <summary>The beginning of Omnitron's response.</summary>
    public string? Response { get; init; }

    /// <summary>The attributes whose names start with <c>log.</c>.</summary>
    public required IReadOnlyDictionary<string, string> Attributes { get; init; }

    /// <summary>The number of requests that were sent for the row.</summary>
    public int Attempts { get; init; }

    /// <summary>The duration of the row in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>What changed since the order was written before. Null if the row was not written, or if no earlier write is among the rows.</summary>
    public IReadOnlyList<ValueChange>? Changes { get; init; }

    /// <summary>The fingerprint of the row's error group; null unless it was rejected or failed.</summary>
    public string? Error { get; init; }

    /// <summary>Until when the row is kept, unless its run is active.</summary>
    public DateTimeOffset KeptUntil { get; init; }

    /// <summary>Until when its request, response and attributes are kept, unless its run is active.</summary>
    public DateTimeOffset PayloadsKeptUntil { get; init; }

    internal static OrderRow Of(RunId run, RowRecord row, int? version) => new()
    {
        RunId = run.ToString(),
        Flow = run.Flow.ToString(),
        Version = version,
        At = run.Moment,
        LoggedAt = row.At,
        Row = row.Row,
        Order = row.Order,
        Outcome = row.Outcome,
        HttpStatus = row.HttpStatus,
        Code = row.Code,
        Message = row.Message,
        Request = row.Request,
        Response = row.Response,
        Attributes = row.Attributes,
        Attempts = row.Attempts,
        DurationMs = row.DurationMs,
        Error = ErrorFingerprint.Of(run.Flow, row),
    };
}
