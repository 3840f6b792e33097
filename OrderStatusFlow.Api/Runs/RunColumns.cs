using OrderStatusFlow.Api.Csv;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>The columns of runs in a CSV file.</summary>
internal static class RunColumns
{
    public static IReadOnlyList<CsvColumn<RunRecord>> All { get; } =
    [
        new("runId", run => run.RunId), new("flow", run => run.Flow), new("version", run => run.Version), new("direction", run => run.Direction),
        new("triggeredBy", run => run.TriggeredBy), new("status", run => run.Status), new("started", run => run.Started),
        new("finished", run => run.Finished), new("durationMs", run => (long?)(run.Finished - run.Started)?.TotalMilliseconds),
        new("rows", run => run.Totals.Rows), new("updated", run => run.Totals.Updated), new("created", run => run.Totals.Created),
        new("unchanged", run => run.Totals.Unchanged), new("stale", run => run.Totals.Stale), new("rejected", run => run.Totals.Rejected),
        new("failed", run => run.Totals.Failed), new("watermark", run => run.Watermark), new("errorCode", run => run.Error?.Code),
        new("error", run => run.Error?.Message),
    ];
}
