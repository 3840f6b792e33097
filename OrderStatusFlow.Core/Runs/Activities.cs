using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The activities by name: what orchestrations call, and what hosts register.</summary>
public static class Activities
{
    /// <summary>Logs in to Omnitron, and to the ERP of an inbound flow.</summary>
    public static Activity<RunStart, StepOutput> Login { get; } = new("Login", (a, input, c) => RunSpans.StepAsync("login", input, null, () => a.LoginAsync(input, c)));

    /// <summary>Reads one page and stores it.</summary>
    public static Activity<ReadPageInput, ReadPageOutput> ReadPage { get; } = new("ReadPage",
        (a, input, c) => RunSpans.StepAsync("read", input.Start, input.Page, () => a.ReadPageAsync(input, c)));

    /// <summary>Script, mapping and split of one stored page; stores batches of orders.</summary>
    public static Activity<TransformInput, TransformOutput> Transform { get; } = new("Transform",
        (a, input, c) => RunSpans.StepAsync("transform", input.Start, input.Page, () => a.TransformAsync(input, c)));

    /// <summary>Takes places in the flow's window, where many hosts share it.</summary>
    public static Activity<AcquireSlotsInput, AcquireSlotsOutput> AcquireSlots { get; } = new("TakePlaces", (a, input, c) => a.AcquireSlotsAsync(input, c));

    /// <summary>Order script, PATCH and log of one row, or of several in a row. A row that is logged already is left alone.</summary>
    public static Activity<WriteRowInput, WriteRowOutput> WriteRow { get; } = new("WriteRow", (a, input, c) => a.WriteRowAsync(input, c), KeepsOwnRecord: true);

    /// <summary>Sums up a batch from its log and makes its orders searchable.</summary>
    public static Activity<BatchInput, RunTotals> CloseBatch { get; } = new("CloseBatch", (a, input, c) => a.CloseBatchAsync(input, c));

    /// <summary>Shows how far a run is.</summary>
    public static Activity<ProgressInput, Unit> Progress { get; } = new("Progress", (a, input, c) => a.ProgressAsync(input, c));

    /// <summary>Ends a run's log and moves the watermark.</summary>
    public static Activity<CloseRunInput, Unit> CloseRun { get; } = new("CloseRun", (a, input, c) => a.CloseRunAsync(input, c));

    /// <summary>Ends the log of a run that its host ended early; sums are taken from the rows' logs.</summary>
    public static Activity<CloseRunInput, Unit> AbortRun { get; } = new("EndEarly", (a, input, c) => a.AbortRunAsync(input, c));
}
