namespace OrderStatusFlow.Runs;

/// <summary>Writes a run's batches one after the other, each a child with a history of its own. While one is written the one before it is summed up.</summary>
internal sealed class RowsWriter(IRunContext context, RunStart start)
{
    private Task<RunTotals> closed = Task.FromResult(RunTotals.None);

    /// <summary>Writes a page's rows; their sums may still be under way when it ends.</summary>
    public async Task WriteAsync(TransformOutput page)
    {
        foreach (var batch in page.Batches)
        {
            var input = new WriteRowsInput { Start = start, Batch = batch, MaxParallel = page.MaxParallel, RowsPerActivity = page.RowsPerActivity };
            await context.RunChildAsync(WriteRows.Orchestration, $"rows-{batch.Number}", input);
            closed = CloseAsync(closed, batch);
        }
    }

    /// <summary>The sum of all that was written.</summary>
    public Task<RunTotals> TotalsAsync() => closed;

    private async Task<RunTotals> CloseAsync(Task<RunTotals> earlier, BatchRef batch)
    {
        var totals = (await earlier).Plus(await context.CallAsync(Activities.CloseBatch, $"close-{batch.Number}", new BatchInput { Start = start, Batch = batch }));
        await context.CallAsync(Activities.Progress, $"progress-{batch.Number}", new ProgressInput { Start = start, Totals = totals });
        return totals;
    }
}
