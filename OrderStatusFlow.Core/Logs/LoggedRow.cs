using System.Text.Json;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The columns of a logged row: everything except its request, response and attributes, which are read from its log line.</summary>
/// <param name="Row">The row's number in the run, from 1.</param>
/// <param name="Order">Omnitron's order number; null if the row has none.</param>
/// <param name="Outcome">The outcome.</param>
public sealed record LoggedRow(int Row, string? Order, RowOutcome Outcome)
{
    /// <summary>The error code, such as <c>order.shape</c>; null if there is no error.</summary>
    public string? Code { get; init; }

    /// <summary>The step that produced the outcome: <c>orderScript</c> or <c>write</c>.</summary>
    public string Step { get; init; } = RowRecord.WriteStep;

    /// <summary>Omnitron's HTTP status; null without a response.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>The reason as a sentence; null if there is nothing to explain.</summary>
    public string? Message { get; init; }

    /// <summary>The number of requests that were sent.</summary>
    public int Attempts { get; init; }

    /// <summary>The duration in milliseconds.</summary>
    public double DurationMs { get; init; }

    /// <summary>When the row was logged; null in logs of earlier releases.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The row of the original run that a row of a re-run repeats; null in other rows.</summary>
    public int? RerunOf { get; init; }

    /// <summary>The row whose newer state superseded this one; null in rows that are not stale.</summary>
    public string? SupersededBy { get; init; }

    /// <summary>Where the row's line begins in the log of its batch, in bytes.</summary>
    internal long Offset { get; init; }

    /// <summary>The length of the row's line in bytes, without its line feed.</summary>
    internal int Length { get; init; }

    /// <summary>The row without its request, response and attributes.</summary>
    internal RowRecord ToRecord() => new()
    {
        Row = Row,
        Order = Order,
        Outcome = Outcome,
        Code = Code,
        HttpStatus = HttpStatus,
        Message = Message,
        Attempts = Attempts,
        DurationMs = DurationMs,
        At = At,
        RerunOf = RerunOf,
        SupersededBy = SupersededBy,
    };

    /// <summary>Reads the columns of a log line. The rest of the line is skipped.</summary>
    /// <param name="line">The line, without its line feed.</param>
    /// <param name="offset">Where it begins in the log.</param>
    internal static LoggedRow Read(ReadOnlySpan<byte> line, long offset)
    {
        var row = JsonSerializer.Deserialize<LoggedRow>(line, RunJson.Options)!;
        return row with { Step = RowRecord.StepOf(row.Code), Offset = offset, Length = line.Length };
    }

    internal static LoggedRow Of(RowRecord record, long offset, int length) => new(record.Row, record.Order, record.Outcome)
    {
        Code = record.Code,
        Step = record.Step,
        HttpStatus = record.HttpStatus,
        Message = record.Message,
        Attempts = record.Attempts,
        DurationMs = record.DurationMs,
        At = record.At,
        RerunOf = record.RerunOf,
        SupersededBy = record.SupersededBy,
        Offset = offset,
        Length = length,
    };
}
