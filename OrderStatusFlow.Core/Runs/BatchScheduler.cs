using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Writes a run's batches, each a child with a history of its own, and sums them up in their order.</summary>
/// <remarks>
/// In one process a batch begins while the last rows of the one before are still on their way, so that the flow's window is never half empty between the two.
/// Where many processes share a run, the lanes of one batch are the window, and batches follow each other.
/// </remarks>
internal sealed class BatchScheduler(IRunContext context, RunStart start)
{
    private Task written = Task.CompletedTask;
    private Task<RunTotals> closed = Task.FromResult(RunTotals.None);

    /// <summary>Writes a page's rows. The last batch, and sums, may still be under way when it ends.</summary>
    public async Task WriteAsync(TransformOutput page)
    {
        foreach (var batch in page.Batches)
        {
            var before = written;
            if (!context.InOneProcess)
                await before;
            var input = new WriteRowsInput { Start = start, Batch = batch, MaxParallel = page.MaxParallel, RowsPerActivity = page.RowsPerActivity, SharesWindow = !context.InOneProcess };
            written = context.RunChildAsync(WriteBatchOrchestration.Orchestration, $"rows-{batch.Number}", input);
            closed = CloseAsync(closed, written, batch);
            await before;
        }
    }

    /// <summary>The sum of all rows, when all are written.</summary>
    public Task<RunTotals> TotalsAsync() => closed;

    private async Task<RunTotals> CloseAsync(Task<RunTotals> earlier, Task rows, BatchRef batch)
    {
        await rows;
        var totals = (await earlier).Plus(await context.CallAsync(CloseBatchStep.Activity, $"close-{batch.Number}", new BatchInput { Start = start, Batch = batch, SharesWindow = !context.InOneProcess }));
        await context.CallAsync(ProgressStep.Activity, $"progress-{batch.Number}", new ProgressInput { Start = start, Totals = totals });
        return totals;
    }
}
