using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Omnitron;
using OrderStatusFlow.Core.Runs.Versions;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Runs;

/// <summary>An order after its script and its check.</summary>
/// <param name="Json">The order after its script; the input of the script if that failed.</param>
/// <param name="Attributes">The attributes after the script.</param>
/// <param name="Began">The timestamp at which the row began.</param>
internal sealed record PreparedOrder(ReadOnlyMemory<byte> Json, IReadOnlyDictionary<string, string> Attributes, long Began)
{
    /// <summary>The result of the order script; null if the flow has none.</summary>
    public ScriptResult? Script { get; init; }

    /// <summary>The order with the body of its request; null after a failure.</summary>
    public OrderObject? Order { get; init; }

    /// <summary>Why the order cannot be sent; null if it can.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Returns the log record of an order that cannot be sent.</summary>
    public RowRecord Failed(int row, Failure failure)
    {
        var (number, isJson) = OrderObject.Look(Json);
        return Record(row, number, new WriteResult(RowOutcome.Failed, null, failure.Message, null, 0) { Code = failure.Code },
            isJson ? Logged(Json) : Logged(JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(Json.Span), RunJson.Options)));
    }

    /// <summary>Returns the log record of an order that a newer one supersedes.</summary>
    public RowRecord Stale(int row, string? reason) => Written(row, new WriteResult(RowOutcome.Stale, null, reason, null, 0));

    /// <summary>Returns the log record of an order that its version keeps from being sent; null if it may be sent.</summary>
    public RowRecord? NotSent(int row, VersionCheck check) =>
        check.Failure is { } unreadable ? Failed(row, unreadable) : check.Stale is { } stale ? Stale(row, stale) : null;

    /// <summary>Returns the log record of an order with the result of its request.</summary>
    public RowRecord Written(int row, WriteResult write) => Record(row, Order!.Number, write, Logged(Order.Body));

    private RowRecord Record(int row, string? number, WriteResult write, RawJson? request)
    {
        var duration = Math.Round(Stopwatch.GetElapsedTime(Began).TotalMilliseconds, 1);
        return new RowRecord
        {
            Row = row,
            Order = number,
            Outcome = write.Outcome,
            HttpStatus = write.HttpStatus,
            Code = write.Code,
            Message = write.Message,
            Request = request,
            Response = write.Response,
            Attributes = Attributes.Where(a => a.Key.StartsWith("log.", StringComparison.Ordinal)).ToDictionary(),
            Attempts = write.Attempts,
            AttemptLog = RowAttempt.ToStore(write.AttemptLog, duration),
            Printed = Script?.Printed,
            DurationMs = duration,
        };
    }

    private static RawJson? Logged(ReadOnlyMemory<byte> json) => json.Length > TextLimits.MaxLoggedBodyBytes ? null : new RawJson(json);
}
