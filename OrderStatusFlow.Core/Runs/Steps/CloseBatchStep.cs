using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Slots;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Computes a batch's totals from its log, adds its orders to the order index, and releases what the batch holds.</summary>
public sealed class CloseBatchStep(
    FlowStore flows, OpenBatches batches, ClosedBatches closed, DistributedFlowConcurrencyLimiter limiter, ExceptionBoundary boundary)
    : IStep<BatchInput, RunTotals>
{
    /// <summary>The activity.</summary>
    public static Activity<BatchInput, RunTotals> Activity { get; } =
        new("CloseBatch", services => services.GetRequiredService<CloseBatchStep>());

    /// <inheritdoc/>
    public async Task<RunTotals> RunAsync(BatchInput input, CancellationToken cancellation)
    {
        var (start, batch) = (input.Start, input.Batch);
        var log = await batches.CompleteLogAsync(start.Id, batch);
        if (input.SharesWindow)
        {
            var flow = await flows.IncarnationAsync(start.Flow, start.Version, cancellation);
            await limiter.GiveBackAsync(flow, start.Id, batch.Number, cancellation);
        }

        // A failure here does not stop the run: its orders are only missing from the search by number.
        await boundary.StepAsync(start, () => "close", async () =>
        {
            await closed.AddAsync(start, batch, log.Rows, cancellation);
            return Unit.Value;
        }, _ => Task.FromResult(Unit.Value), cancellation);
        await batches.CloseAsync(start.Id, batch, cancellation);
        var totals = RunTotals.Of(log.Rows.Select(row => row.Outcome));
        RunSpans.RecordBatch(start, batch, log.Began, totals);
        return totals;
    }
}
