using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Writes rows of a batch and logs them. A row that is logged is not sent again.</summary>
public sealed class WriteStep(
    FlowStore flows, OpenBatches batches, RowOrder order, RowProcessor rows, CancellationMonitor cancels, RunMeter meter)
    : IStep<WriteRowInput, WriteRowOutput>
{
    /// <summary>The activity.</summary>
    public static Activity<WriteRowInput, WriteRowOutput> Activity { get; } =
        new("WriteRow", services => services.GetRequiredService<WriteStep>(), KeepsOwnRecord: true);

    /// <inheritdoc/>
    public async Task<WriteRowOutput> RunAsync(WriteRowInput input, CancellationToken cancellation)
    {
        var came = Stopwatch.GetTimestamp();
        var run = input.Start.Id;
        var flow = await flows.GetAsync(run.Flow, input.Start.Version, cancellation);
        var batch = await batches.OpenAsync(run, input.Batch, input.ManyHosts).WaitAsync(cancellation);
        var (next, end) = (input.Row - 1, input.Row + input.Rows);
        // Waits for all of them even if one fails: a row that was sent is logged before the activity ends.
        var written = await Task.WhenAll(Enumerable.Range(0, Math.Min(input.RowsAtOnce, input.Rows)).Select(_ => LaneAsync()));
        return new WriteRowOutput { Cancelled = !written.All(all => all) };

        async Task<bool> LaneAsync()
        {
            while (Interlocked.Increment(ref next) is var row && row < end)
            {
                try
                {
                    if (await WriteAsync(flow, run, batch, input, row, came, cancellation))
                        continue;
                    Volatile.Write(ref next, end);
                    return false;
                }
                catch
                {
                    Volatile.Write(ref next, end);
                    throw;
                }
            }

            return true;
        }
    }

    /// <returns>False if the run is cancelled.</returns>
    private async Task<bool> WriteAsync(
        FlowVersion flow, RunId run, OpenBatch batch, WriteRowInput input, int row, long came, CancellationToken cancellation)
    {
        if (batch.Log.Has(row))
            return true;
        cancellation.ThrowIfCancellationRequested();
        var at = row - input.Batch.FirstRow;
        var notSent = batch.Orders.NotSent(at, run, row);
        using var turn = notSent is null ? await order.EnterAsync(AtHand(flow, run, input, batch, row), cancellation) : null;
        // After the wait for a turn, which may have been long.
        if (await cancels.IsAskedAsync(input.Start.Run))
            return false;
        if (input.ManyHosts)
            await batch.Log.CatchUpAsync(came);
        if (batch.Log.Has(row))
            return true;
        using var span = RunSpans.Row(input.Start, input.Batch, row);
        var record = notSent
            ?? await rows.WriteAsync(flow, input.Start, row, batch.Orders.Orders[at], batch.Orders.Attributes, turn!, cancellation);
        if (record is null)
            return false;
        if (batch.Orders.Rerun is { } rerun)
            record = record with { RerunOf = rerun.Rows[at].Row };
        await batch.Log.AppendAsync(record);
        if (turn is not null)
            await turn.SentAsync([]);
        meter.Row(flow.Name, record);
        RunSpans.RecordOutcome(span, record);
        return true;
    }

    private RowAtHand AtHand(FlowVersion flow, RunId run, WriteRowInput input, OpenBatch batch, int row)
    {
        var at = row - input.Batch.FirstRow;
        var sequence = new RowSequence(batch.Orders.ReadOf(at) ?? input.Start.Started, input.Start.Run, row);
        var isRepeated = input.ManyHosts && batch.Orders.Repeated.Contains(at);
        return new RowAtHand(flow, input.Start, sequence, batch.Orders.Keys[at], () => isRepeated || batch.Sharing.UsesClaims,
            () => batches.Logs(run, input.Batch, batch))
        {
            Newer = batch.Newer is { } newer ? order => newer.FindAsync(order, at) : null,
        };
    }
}
