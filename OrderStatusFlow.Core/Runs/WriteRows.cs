namespace OrderStatusFlow.Runs;

/// <summary>Writes one batch of rows, never more at once than the flow allows.</summary>
public static class WriteRows
{
    /// <summary>The orchestration.</summary>
    public static Orchestration<WriteRowsInput, Done> Orchestration { get; } = new("WriteRows", RunAsync);

    // One lane a place in flight: each takes the next rows as soon as its last ones are done.
    private static async Task<Done> RunAsync(IRunContext context, WriteRowsInput input)
    {
        var (next, end) = (input.Batch.FirstRow, input.Batch.FirstRow + input.Batch.Rows);
        await Task.WhenAll(Enumerable.Range(0, Math.Min(input.MaxParallel, input.Batch.Rows)).Select(_ => LaneAsync()).ToArray());
        return Done.Value;

        async Task LaneAsync()
        {
            while (next < end)
            {
                var (first, rows) = (next, Math.Min(input.RowsPerActivity, end - next));
                next += rows;
                var written = await context.CallAsync(Activities.WriteRow, $"row-{first}", new WriteRowInput { Start = input.Start, Batch = input.Batch, Row = first, Rows = rows });
                if (written.Cancelled)
                    next = end;
            }
        }
    }
}
