using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Closes a run whose orchestration ended without closing it. Computes the totals from the rows' logs.</summary>
public sealed class AbortStep(CloseBatchStep batch, CloseStep close, RowLog rows, HostErrors errors, ILogger<AbortStep> log)
    : IStep<CloseRunInput, Unit>
{
    /// <summary>The activity.</summary>
    public static Activity<CloseRunInput, Unit> Activity { get; } =
        new("EndEarly", services => services.GetRequiredService<AbortStep>());

    /// <inheritdoc/>
    public async Task<Unit> RunAsync(CloseRunInput input, CancellationToken cancellation)
    {
        var totals = RunTotals.None;
        // The number of rows in a batch is unknown here, so each log is read again unless it has the maximum number of rows.
        foreach (var number in await rows.BatchesAsync(input.Start.Id, cancellation))
        {
            try
            {
                var left = new BatchInput { Start = input.Start, Batch = new BatchRef(number, OrderBatch.MaxRows) };
                totals = totals.Plus(await batch.RunAsync(left, cancellation));
            }
            catch (Exception e) when (e is not OperationCanceledException && !StorageClients.IsStorageFailure(e))
            {
                // The run must end even if this batch is the reason why it stopped. The totals then lack its rows.
                log.RunUpdateFailed(e, input.Start.Run, input.Start.Flow.ToString());
            }
        }

        if (input is { Exception: { } exception, Failure: { } failure })
        {
            var cause = await errors.OfAsync(input.Start, exception.Type, exception.Message);
            input = input with { Failure = failure with { Message = $"{failure.Message} {cause.Message}" } };
        }

        return await close.RunAsync(input with { Totals = totals }, cancellation);
    }
}
