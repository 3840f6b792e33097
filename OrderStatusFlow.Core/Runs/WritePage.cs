namespace OrderStatusFlow.Runs;

/// <summary>Writes one page's batches, one after the other, each a child with a history of its own.</summary>
internal static class WritePage
{
    public static async Task<RunTotals> RunAsync(IRunContext context, RunStart start, TransformOutput page, RunTotals before)
    {
        var totals = before;
        foreach (var batch in page.Batches)
        {
            var input = new WriteRowsInput { Start = start, Batch = batch, MaxParallel = page.MaxParallel, RowsPerActivity = page.RowsPerActivity };
            totals = totals.Plus(await context.RunChildAsync(WriteRows.Orchestration, $"rows-{batch.Number}", input));
            await context.CallAsync(Activities.Progress, $"progress-{batch.Number}", new ProgressInput { Start = start, Totals = totals });
        }

        return totals;
    }
}
