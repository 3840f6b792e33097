using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs.Batches;

/// <summary>Writes the rows of a batch, with at most the flow's <c>maxParallel</c> in flight.</summary>
public static class WriteBatchOrchestration
{
    /// <summary>The orchestration.</summary>
    public static Orchestration<WriteRowsInput, Unit> Orchestration { get; } = new("WriteRows", RunAsync);

    // Keeps the history small if the wait takes hours.
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(20);

    // A lane per slot, or more, or one per share of the slots. A lane takes the next rows when its last rows are done.
    private static async Task<Unit> RunAsync(IRunContext context, WriteRowsInput input)
    {
        var (next, end) = (input.Batch.FirstRow, input.Batch.FirstRow + input.Batch.Rows);
        var wanted = Math.Min(input.MaxParallel + input.SpareLanes, input.Batch.Rows);
        var places = input.SharesWindow ? await PlacesAsync(context, input, wanted) : wanted;
        var lanes = ActivitySize.DividedUp(places, input.RowsAtOnce);
        await Task.WhenAll(Enumerable.Range(0, lanes).Select(lane => LaneAsync((places + lane) / lanes)).ToArray());
        return Unit.Value;

        async Task LaneAsync(int atOnce)
        {
            while (next < end)
            {
                var (first, rows) = (next, Math.Min(input.RowsPerActivity, end - next));
                next += rows;
                var written = await context.CallAsync(WriteStep.Activity, $"row-{first}",
                    new WriteRowInput
                    {
                        Start = input.Start,
                        Batch = input.Batch,
                        Row = first,
                        Rows = rows,
                        RowsAtOnce = atOnce,
                        ManyHosts = !context.InOneProcess
                    });
                if (written.Cancelled)
                    next = end;
            }
        }
    }

    private static async Task<int> PlacesAsync(IRunContext context, WriteRowsInput input, int wanted)
    {
        for (var asked = 1; ; asked++)
        {
            var ask = new AcquireSlotsInput { Start = input.Start, Batch = input.Batch, Wanted = wanted, MaxParallel = input.MaxParallel };
            var taken = await context.CallAsync(AcquireSlotsStep.Activity, $"places-{asked}", ask);
            if (taken.Places > 0 || taken.Cancelled)
                return taken.Places;
            var wait = TimeSpan.FromSeconds(1 + asked);
            await context.DelayAsync($"places-wait-{asked}", wait < MaxWait ? wait : MaxWait);
        }
    }
}
