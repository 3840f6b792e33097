using System.Diagnostics;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The spans of runs. A run has one trace, even if several hosts run its activities or a host stops.</summary>
/// <remarks>
/// The trace id of a run, and the ids of its spans with children, are derived from the run's id, so that all hosts use the same ids. The span of a run is
/// written when the run ends, and that of a batch when it is closed, after their children were exported. Spans contain names, numbers and codes, but no
/// orders, messages or URLs. Nothing is created without a listener.
/// </remarks>
internal static class RunSpans
{
    /// <summary>Runs a step in a span.</summary>
    public static async Task<T> StepAsync<T>(string step, RunStart run, int? page, Func<Task<T>> work)
    {
        using var span = Begin(step, run, batch: null);
        span?.SetTag(TelemetryNames.Page, page);
        try
        {
            var result = await work();
            Spans.Failed(span, (result as StepOutput)?.Failure);
            return result;
        }
        catch (Exception e)
        {
            Spans.Failed(span, e.GetType().FullName);
            throw;
        }
    }

    /// <summary>Starts the span of a row.</summary>
    public static Activity? Row(RunStart run, BatchRef batch, int row)
    {
        var span = Begin("row", run, batch);
        span?.SetTag(TelemetryNames.Row, row);
        return span;
    }

    /// <summary>Records the outcome of a row.</summary>
    public static void RecordOutcome(Activity? span, RowRecord row)
    {
        if (span is not { IsAllDataRequested: true })
            return;
        var outcome = TelemetryNames.Of(row.Outcome);
        span.SetTag(TelemetryNames.Outcome, outcome).SetTag(TelemetryNames.Attempts, row.Attempts).SetTag(TelemetryNames.HttpStatus, row.HttpStatus);
        if (row.Outcome is RowOutcome.Rejected or RowOutcome.Failed)
            Spans.Failed(span, outcome);
    }

    /// <summary>Writes the span of a closed batch.</summary>
    public static void RecordBatch(RunStart run, BatchRef batch, DateTimeOffset began, RunTotals totals) =>
        Past("write", run, batch, began, ActivityKind.Internal, span =>
    {
        span.SetTag(TelemetryNames.Batch, batch.Number);
        Tag(span, totals);
    });

    /// <summary>Writes the span of a run that has ended.</summary>
    /// <param name="run">The run.</param>
    /// <param name="record">The final log.</param>
    /// <param name="lastWords">Called within the span, to log the end.</param>
    public static void RecordRun(RunStart run, RunRecord record, Action lastWords) =>
        Past($"run {run.Flow}", run, null, run.Started, ActivityKind.Consumer, span =>
    {
        span.SetTag(TelemetryNames.Version, run.Version).SetTag(TelemetryNames.TriggeredBy, run.TriggeredBy)
            .SetTag(TelemetryNames.Status, TelemetryNames.Of(record.Status));
        Tag(span, record.Totals);
        Spans.Failed(span, record.Error);
        if (record is { Status: RunStatus.Failed, Error: null })
            Spans.Failed(span, "rows");
    }, lastWords);

    private static Activity? Begin(string name, RunStart run, BatchRef? batch)
    {
        if (!Spans.Source.HasListeners())
            return null;
        return Tag(Spans.Source.StartActivity(name, ActivityKind.Internal, SpanIds.Parent(run, batch), null, Cause()), run);
    }

    // Writes a span that has ended, with the id that its children refer to.
    private static void Past(
        string name, RunStart run, BatchRef? batch, DateTimeOffset began, ActivityKind kind, Action<Activity> complete, Action? inside = null)
    {
        if (!Spans.Source.HasListeners())
        {
            inside?.Invoke();
            return;
        }

        var (outer, links) = (Activity.Current, Cause());
        // Otherwise the current activity would be the parent of a span without one.
        Activity.Current = null;
        try
        {
            using var span = Spans.Source.StartActivity(name, kind, batch is null ? SpanIds.Root(run) : SpanIds.Parent(run, null), null, links, began);
            if (span is not null)
                SpanIds.Set(span, run, batch);
            if (Tag(span, run) is { IsAllDataRequested: true } recorded)
                complete(recorded);
            inside?.Invoke();
        }
        finally
        {
            Activity.Current = outer;
        }
    }

    private static Activity? Tag(Activity? span, RunStart run) => span?.SetTag(TelemetryNames.Flow, run.Flow.ToString()).SetTag(TelemetryNames.Run, run.Run);

    private static void Tag(Activity span, RunTotals totals)
    {
        span.SetTag(TelemetryNames.Totals + "rows", totals.Rows);
        foreach (var (outcome, rows) in totals.ByOutcome)
            span.SetTag(TelemetryNames.Totals + TelemetryNames.Of(outcome), rows);
    }

    // The host's own span, such as that of an activity of Durable Functions, belongs to another trace. A link refers to it.
    private static ActivityLink[]? Cause() => Activity.Current is { } host && host.Source != Spans.Source ? [new ActivityLink(host.Context)] : null;
}
