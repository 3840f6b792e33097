using System.Diagnostics;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Writes rows of a batch, each in its turn, and logs them. A row that is logged is not sent again.</summary>
public sealed class WriteStep(OpenBatches batches, RowOrder order, RowProcessor work, CancellationMonitor cancels, ExceptionBoundary boundary, RunMeter meter)
{
    internal async Task<WriteRowOutput> RunAsync(FlowVersion flow, WriteRowInput input, CancellationToken cancellation)
    {
        var came = Stopwatch.GetTimestamp();
        var batch = await batches.OpenAsync(input.Start.Id, input.Batch, input.ManyHosts).WaitAsync(cancellation);
        for (var row = input.Row; row < input.Row + input.Rows; row++)
        {
            if (batch.Log.Has(row))
                continue;
            cancellation.ThrowIfCancellationRequested();
            var notSent = batch.Orders.NotSent(row - input.Batch.FirstRow, row);
            using var turn = notSent is null ? await order.EnterAsync(AtHand(flow, input, batch, row), cancellation) : null;
            // Asked when it has its place, for which it may have waited long.
            if (await cancels.IsAskedAsync(input.Start.Run))
                return new WriteRowOutput { Cancelled = true };
            if (input.ManyHosts)
                await batch.Log.CatchUpAsync(came);
            if (batch.Log.Has(row))
                continue;
            using var span = RunSpans.Row(input.Start, input.Batch, row);
            var json = batch.Orders.Orders[row - input.Batch.FirstRow];
            var record = notSent ?? await boundary.RowAsync(input.Start, row, json, () => work.DoAsync(flow, row, json, batch.Orders.Attributes, turn!, cancellation), cancellation);
            if (record is null)
                return new WriteRowOutput { Cancelled = true };
            await batch.Log.AppendAsync(record);
            if (turn is not null)
                await turn.SentAsync([]);
            meter.Row(flow.Name, record);
            RunSpans.RecordOutcome(span, record);
        }

        return new WriteRowOutput();
    }

    private RowAtHand AtHand(FlowVersion flow, WriteRowInput input, OpenBatch batch, int row)
    {
        var at = row - input.Batch.FirstRow;
        var sequence = new RowSequence(batch.Orders.Read ?? input.Start.Started, input.Start.Run, row);
        var isRepeated = input.ManyHosts && batch.Orders.Repeated.Contains(at);
        return new RowAtHand(
            flow, input.Start, sequence, batch.Orders.Keys[at], () => isRepeated || batch.Sharing.UsesClaims, () => batches.Logs(input.Start.Id, input.Batch, batch));
    }
}
