using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Computes the final log of a run.</summary>
internal static class RunCompletion
{
    /// <summary>The failure of a step that did not run because the run was cancelled.</summary>
    public static Failure Cancelled { get; } = new("run.cancelled", "The run was cancelled; what it had written by then stays written.");

    /// <param name="record">The log before the end.</param>
    /// <param name="end">How the run ended.</param>
    /// <param name="flow">The flow; null if it cannot be read.</param>
    /// <param name="now">The time of the end.</param>
    public static RunRecord Close(RunRecord record, CloseRunInput end, FlowDefinition? flow, DateTimeOffset now)
    {
        // A cancellation request after the last row has no effect.
        if (record.CancelAsked is not null && end.Failure is { Retryable: true })
            end = end with { Failure = Cancelled };
        if (record.CancelAsked is not null && end.Failure is null && end.Totals.Rows < end.Rows)
            end = end with { FailedStep = "write", Failure = Cancelled };
        return record with
        {
            Status = Status(end),
            Finished = now,
            Totals = end.Totals,
            Reason = Reason(end, record.Direction),
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
        foreach (var step in Names(end, direction, flow))
        {
            var failed = step == end.FailedStep;
            // The steps run page by page: if reading page 3 fails, pages 1 and 2 are written.
            var status = failed ? (end.Failure!.Code == Cancelled.Code ? "cancelled" : "failed")
                : reached || (end.Pages > 1 && end.FailedStep != "login") ? "succeeded" : "skipped";
            yield return Timed(new StepRecord(step, status, failed ? end.Failure!.Message : Detail(step, end, direction)), end.Times.Of(step));
            reached &= !failed;
        }
    }

    private static StepRecord Timed(StepRecord step, StepTime? time) => time is null ? step : step with
    {
        Started = time.Started,
        Finished = time.Finished,
        DurationMs = time.DurationMs,
        Page = time.Page,
        Attempts = time.Attempts,
        RowsIn = time.RowsIn,
        RowsOut = time.RowsOut,
    };

    /// <summary>Why a run without a failure sent nothing; null if it sent something.</summary>
    private static string? Reason(CloseRunInput end, Direction direction)
    {
        var totals = end.Totals;
        if (end.Failure is not null || totals.Rows > totals.Unchanged + totals.Stale)
            return null;
        if (totals.Rows > 0)
            return totals.Stale == 0 ? "All orders are unchanged since they were last written."
                : $"Orders that are unchanged since they were last written: {totals.Unchanged}. "
                    + $"Orders with a newer state that was already written: {totals.Stale}.";
        if (end.Start.Rerun is { } rerun)
            return $"The stored input of run {rerun.Run} results in no orders.";
        if (direction == Direction.Outbound)
            return "The body has no orders after script and mapping.";
        var window = end.Start.Parameters.TryGetValue(ParameterNames.ModifiedAfter, out var since) ? $" changed after {since}" : "";
        return end.Seen.Items > 0 ? $"The ERP returned {Quantity.Of(end.Seen.Items, "item")}, from which script and mapping made no orders."
            : $"The ERP returned no items{window}.{(end.Seen.Request is { } request ? $" The request was {request}." : "")}";
    }

    private static IEnumerable<string> Names(CloseRunInput end, Direction direction, FlowDefinition? flow)
    {
        // A re-run reads what its original run stored. With the original version, that is the orders.
        var transforms = end.Start.Rerun is not { Version: RerunVersion.Original };
        yield return "login";
        if (direction == Direction.Inbound || end.Start.Rerun is not null)
            yield return "read";
        if (transforms && flow?.Script is not null)
            yield return "script";
        // Without a mapping, the step still splits the page into orders, which can fail.
        if (transforms)
            yield return "mapping";
        yield return "write";
        if (end.FailedStep == "close")
            yield return end.FailedStep;
    }

    private const string Moved =
        ". The ERP's list moved while it was read, so orders may be missing between two pages. The watermark stays before them, and the next "
        + "run reads them again. To read such lists completely, set erp.pagination.overlap (type offset), or use type seek";

    private static string Undated(ReadStatistics seen) => seen.Undated == 0 ? ""
        : $". Warning: the modification date of {Quantity.Of(seen.Undated, "item")} cannot be read"
            + $"{(seen.UndatedSample is { } sample ? $", such as '{sample}'" : "")}. "
            + "Check erp.modifiedPath, and set erp.modifiedFormat, such as dd.MM.yyyy HH:mm:ss";

    private static string? Detail(string step, CloseRunInput end, Direction direction) => step switch
    {
        "login" when end.Retries > 0 && direction == Direction.Outbound => Retries(end.Retries),
        "read" when end.Start.Rerun is { } rerun => $"{Quantity.Of(end.Rows, "row")} of run {rerun.Run}, from storage",
        "read" => $"{Quantity.Of(end.Seen.Items, "item")} on {Quantity.Of(end.Pages, "page")}"
            + $"{(end.Retries == 0 ? "" : $", {Retries(end.Retries)}")}{(end.Seen.Moved ? Moved : "")}{Undated(end.Seen)}",
        "write" => Quantity.Of(end.Totals.Rows, "row"),
        _ => null,
    };

    private static string Retries(int count) => Quantity.Of(count, "retry", "retries");
}
