using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs.Batches;

/// <summary>Writes the batches of a run, and adds their totals in order.</summary>
/// <remarks>
/// In one process, a batch starts while the last rows of the previous batch are in flight, so that all slots of the flow stay in use.
/// If several processes share a run, one batch starts after another.
/// </remarks>
internal sealed class BatchScheduler(IRunContext context, RunStart start)
{
    private Task written = Task.CompletedTask;
    private Task<RunTotals> closed = Task.FromResult(context.Continuation?.Totals ?? RunTotals.None);

    /// <summary>Writes the rows of a page. The last batch and the totals may be unfinished when the task completes.</summary>
    /// <returns>The page with the batches that were not started, because the history became long; null if there are none.</returns>
    public async Task<TransformOutput?> WriteAsync(TransformOutput page)
    {
        for (var at = 0; at < page.Batches.Count; at++)
        {
            var (batch, before) = (page.Batches[at], written);
            if (!context.InOneProcess)
                await before;
            if (context.IsHistoryLong)
                return page with { Batches = [.. page.Batches.Skip(at)] };
            var input = new WriteRowsInput
            {
                Start = start,
                Batch = batch,
                MaxParallel = page.MaxParallel,
                RowsPerActivity = page.RowsPerActivity,
                RowsAtOnce = page.RowsAtOnce,
                // A row is in flight only while it is sent. Meanwhile, as many lanes run order scripts, or wait until their rows are logged.
                SpareLanes = context.InOneProcess ? page.MaxParallel : 0,
                SharesWindow = !context.InOneProcess
            };
            var key = $"rows-{batch.Number}";
            written = page.HasFewActivities
                ? context.RunPartAsync(WriteBatchOrchestration.Orchestration, key, input)
                : context.RunChildAsync(WriteBatchOrchestration.Orchestration, key, input);
            closed = CloseAsync(closed, written, batch);
            await before;
        }

        return null;
    }

    /// <summary>When the last batch was closed; null if none was, or if an earlier release closed them.</summary>
    public DateTimeOffset? Closed { get; private set; } = context.Continuation?.Closed;

    /// <summary>Waits until all rows are written, and returns their totals.</summary>
    public Task<RunTotals> TotalsAsync() => closed;

    /// <summary>Waits until the batches that were started are closed, and continues the run with a new history.</summary>
    public async Task<RunTotals> ContinueAsync(RunContinuation continuation)
    {
        var totals = await closed;
        context.Continue(continuation with { Totals = totals, Closed = Closed });
        return totals;
    }

    private async Task<RunTotals> CloseAsync(Task<RunTotals> earlier, Task rows, BatchRef batch)
    {
        await rows;
        var totals = (await earlier).Plus(await context.CallAsync(
            CloseBatchStep.Activity, $"close-{batch.Number}", new BatchInput { Start = start, Batch = batch, SharesWindow = !context.InOneProcess }));
        var progress = await context.CallAsync(ProgressStep.Activity, $"progress-{batch.Number}", new ProgressInput { Start = start, Totals = totals });
        Closed = progress.At > Closed || Closed is null ? progress.At : Closed;
        return totals;
    }
}
