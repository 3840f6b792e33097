using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>What a run's log says at its end.</summary>
internal static class RunCompletion
{
    /// <summary>Why a step was not done: the run is to end.</summary>
    public static Failure Cancelled { get; } = new("run.cancelled", "The run was cancelled; what it had written by then stays written.");

    /// <param name="record">The log so far.</param>
    /// <param name="end">How the run ended.</param>
    /// <param name="flow">Null when the flow no longer reads, or is gone.</param>
    /// <param name="now">The end.</param>
    public static RunRecord Close(RunRecord record, CloseRunInput end, FlowDefinition? flow, DateTimeOffset now)
    {
        // A wish that comes when all is done changes nothing.
        if (record.CancelAsked is not null && end.Failure is { Retryable: true })
            end = end with { Failure = Cancelled };
        if (record.CancelAsked is not null && end.Failure is null && end.Totals.Rows < end.Rows)
            end = end with { FailedStep = "write", Failure = Cancelled };
        return record with
        {
            Status = Status(end),
            Finished = now,
            Totals = end.Totals,
            Error = end.Failure,
            Steps = [.. Steps(end, record.Direction, flow)],
        };
    }

    private static RunStatus Status(CloseRunInput end)
    {
        var bad = end.Totals.Rejected + end.Totals.Failed;
        return end switch
        {
            { Failure: not null } => end.Failure.Code == Cancelled.Code ? RunStatus.Cancelled : RunStatus.Failed,
            { Totals.Rows: 0 } => RunStatus.Empty,
            _ when bad == end.Totals.Rows => RunStatus.Failed,
            _ => bad > 0 ? RunStatus.Partial : RunStatus.Succeeded,
        };
    }

    private static IEnumerable<StepRecord> Steps(CloseRunInput end, Direction direction, FlowDefinition? flow)
    {
        var reached = true;
        foreach (var step in Names(direction, flow, end.FailedStep))
        {
            var failed = step == end.FailedStep;
            // Steps follow each other page by page: when page 3 fails to be read, pages 1 and 2 were written.
            var status = failed ? (end.Failure!.Code == Cancelled.Code ? "cancelled" : "failed") : reached || (end.Pages > 1 && end.FailedStep != "login") ? "succeeded" : "skipped";
            yield return new StepRecord(step, status, failed ? end.Failure!.Message : Detail(step, end, direction));
            reached &= !failed;
        }
    }

    private static IEnumerable<string> Names(Direction direction, FlowDefinition? flow, string? failed)
    {
        yield return "login";
        if (direction == Direction.Inbound)
            yield return "read";
        if (flow?.Script is not null)
            yield return "script";
        // Without a mapping the step still splits the page in orders, and can fail at that.
        yield return "mapping";
        yield return "write";
        if (failed == "close")
            yield return failed;
    }

    private const string Moved = ". The ERP's list moved while it was read, so orders may have slipped through between two pages: the watermark passes none of them, and the next "
        + "run reads them again. Set erp.pagination.overlap (type offset) to read on whatever moves, or type seek";

    private static string? Detail(string step, CloseRunInput end, Direction direction) => step switch
    {
        "login" when end.Retries > 0 && direction == Direction.Outbound => $"{end.Retries} retries",
        "read" => $"{end.Seen.Items} items on {end.Pages} pages{(end.Retries == 0 ? "" : $", {end.Retries} retries")}{(end.Seen.Moved ? Moved : "")}",
        "write" => $"{end.Totals.Rows} rows",
        _ => null,
    };
}
