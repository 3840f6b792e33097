using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>Runs as tests describe them: what each activity returns.</summary>
internal static class Stories
{
    public static readonly string[] All = ["inbound", "outbound", "inbound that fails on page 3", "inbound whose login never works", "inbound that is cancelled", "rerun", "inbound of small batches"];

    public static readonly RunStart Start = new() { Run = "orders.20260329T120000123.abc", Version = 1, TriggeredBy = "test", Started = DateTimeOffset.UnixEpoch };

    private static readonly RunStart Rerun = Start with
    {
        Run = "orders.20260329T130000123.reabc",
        Trigger = RunTrigger.Rerun,
        Rerun = new RerunSource { Run = Start.Run, Version = RerunVersion.Original, Parts = 3 },
    };

    private static readonly Failure Passing = new("erp.read", "busy") { Retryable = true, RetryAfter = TimeSpan.FromSeconds(7) };

    public static RunStart StartOf(string story) => story == "rerun" ? Rerun : Start;

    public static Orchestration<RunStart, RunTotals> Orchestration(string story) => story switch
    {
        "outbound" => OutboundRun.Orchestration,
        "rerun" => RerunRun.Orchestration,
        _ => InboundRun.Orchestration,
    };

    public static object Answer(string story, string key, object input) => input switch
    {
        RunStart => new StepOutput { Failure = key == "login" || story.Contains("never", StringComparison.Ordinal) ? Passing : null },
        ReadPageInput { Page: 3 } when story.EndsWith("page 3", StringComparison.Ordinal) => new ReadPageOutput { Failure = new Failure("erp.read", "gone") },
        ReadPageInput { Page: 3 } when story.EndsWith("cancelled", StringComparison.Ordinal) => new ReadPageOutput { Failure = new Failure("run.cancelled", "cancelled") },
        ReadPageInput { Page: 2 } when key == "read-2" => new ReadPageOutput { Failure = Passing },
        ReadPageInput { Page: var page } => new ReadPageOutput { Items = page == 4 ? 0 : 30, Next = page < 5 ? new PageCursor { Page = page + 1 } : null },
        TransformInput { FirstRow: var row } => Transformed(row) with { HasFewActivities = story.EndsWith("small batches", StringComparison.Ordinal) },
        ReadStoredInput { FirstRow: var row } => Transformed(row),
        BatchInput { Batch.Rows: var rows } => RunTotals.None with { Rows = rows, Updated = rows },
        AcquireSlotsInput when key.EndsWith("places-1", StringComparison.Ordinal) && story != "outbound" => new AcquireSlotsOutput(),
        AcquireSlotsInput { Wanted: var wanted } => new AcquireSlotsOutput { Places = wanted },
        WriteRowInput { Row: > 40 } when story.EndsWith("cancelled", StringComparison.Ordinal) => new WriteRowOutput { Cancelled = true },
        WriteRowInput => new WriteRowOutput(),
        ProgressInput => new ProgressOutput { At = DateTimeOffset.UnixEpoch },
        CloseRunInput => Unit.Value,
        _ => throw new InvalidOperationException($"No answer is scripted for {key}."),
    };

    private static TransformOutput Transformed(int row) =>
        new() { Rows = 30, MaxParallel = 4, RowsPerActivity = 2, Batches = [new BatchRef(row, 20), new BatchRef(row + 20, 10)] };
}
