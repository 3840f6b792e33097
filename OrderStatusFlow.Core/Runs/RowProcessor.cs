using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Omnitron;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Versions;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Processes one row: order script, check, PATCH.</summary>
public sealed class RowProcessor(OrderPreparation preparation, OmnitronOrderWriter writer, OrderVersionStore versions, ExceptionBoundary boundary)
{
    /// <summary>Writes a row's order to Omnitron.</summary>
    /// <returns>The row's log record, also on failure; null if the run was cancelled first.</returns>
    internal Task<RowRecord?> WriteAsync(FlowVersion flow, RunStart run, int row, ReadOnlyMemory<byte> order,
        IReadOnlyDictionary<string, string> attributes, RowTurn turn, CancellationToken cancellation) =>
        boundary.RowAsync(run, row, order, () => WriteAsync(flow, row, order, attributes, turn, cancellation), cancellation);

    private async Task<RowRecord?> WriteAsync(
        FlowVersion flow, int row, ReadOnlyMemory<byte> order, IReadOnlyDictionary<string, string> attributes, RowTurn turn, CancellationToken cancellation)
    {
        var prepared = await preparation.RunAsync(flow, order, attributes, cancellation);
        if (prepared.Failure is { } failure)
            return prepared.Failed(row, failure);
        var permit = await turn.AskAsync(prepared.Order!, cancellation);
        if (permit.IsCancelled)
            return null;
        if (permit.IsStale)
            return prepared.Stale(row, permit.Reason) with { SupersededBy = permit.By };
        var record = await SendAsync(flow, row, prepared, cancellation);
        await turn.SentAsync(record.MayHaveChangedOmnitron ? prepared.Order!.Items : []);
        return record;
    }

    private async Task<RowRecord> SendAsync(FlowVersion flow, int row, PreparedOrder prepared, CancellationToken cancellation)
    {
        var check = await versions.CheckAsync(flow, prepared.Json, prepared.Order!.Number, cancellation);
        if (prepared.NotSent(row, check) is { } notSent)
            return notSent;
        var write = await writer.WriteAsync(flow, prepared.Order.Body, cancellation);
        if (check is { Number: { } number, Version: { } version } && write.Outcome is RowOutcome.Updated or RowOutcome.Created)
            await versions.WrittenAsync(flow, number, version, CancellationToken.None);
        return prepared.Written(row, write) with { SentItems = prepared.Order.Items };
    }
}
