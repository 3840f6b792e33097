using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Omnitron;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Processes one row: order script, check, PATCH.</summary>
public sealed class RowProcessor(ScriptStep scripts, OmnitronOrderWriter writer, OrderVersionStore versions, ExceptionBoundary boundary)
{
    /// <summary>Writes a row's order to Omnitron.</summary>
    /// <returns>The row's log record, also on failure; null if the run was cancelled first.</returns>
    internal Task<RowRecord?> WriteAsync(FlowVersion flow, RunStart run, int row, ReadOnlyMemory<byte> order,
        IReadOnlyDictionary<string, string> attributes, RowTurn turn, CancellationToken cancellation) =>
        boundary.RowAsync(run, row, order, () => WriteAsync(flow, row, order, attributes, turn, cancellation), cancellation);

    private async Task<RowRecord?> WriteAsync(
        FlowVersion flow, int row, ReadOnlyMemory<byte> order, IReadOnlyDictionary<string, string> attributes, RowTurn turn, CancellationToken cancellation)
    {
        var began = Stopwatch.GetTimestamp();
        if (flow.Definition.OrderScript is { } script)
        {
            var ran = await scripts.RunAsync(flow.Name, script, order, attributes, cancellation);
            attributes = ran.Attributes;
            if (ran.Failure is { } failure)
                return Failed(failure with { Message = $"Order script: {failure.Message}" });
            order = ran.Output;
        }

        var read = OrderObject.Read(order, flow.Definition.Omnitron.SendOrderNumber);
        if (!read.Succeeded)
            return Failed(read.Failure);
        if (flow.Definition.Direction == Direction.Outbound && string.IsNullOrEmpty(read.Value.Number))
            return Failed(new Failure("order.shape", $"The order has no order number. {OrderObject.NumberRule}"));
        var permit = await turn.AskAsync(read.Value, cancellation);
        if (permit.IsCancelled)
            return null;
        if (permit.IsStale)
            return Record(read.Value.Number, new WriteResult(RowOutcome.Stale, null, permit.Reason, null, 0), Logged(read.Value.Body));
        var record = await WriteAsync(read.Value);
        await turn.SentAsync(record.MayHaveChangedOmnitron ? read.Value.Items : []);
        return record;

        async Task<RowRecord> WriteAsync(OrderObject read)
        {
            var version = OrderVersionStore.Of(flow, order, read.Number);
            if (!version.Succeeded && version.Failure is { } unreadable)
                return Failed(unreadable);
            if (version.Value is { } mine && await versions.NewerAsync(flow, mine.Number, mine.Version, cancellation) is { } newer)
                return Record(mine.Number, new WriteResult(
                    RowOutcome.Stale, null, $"Not sent: version {newer} was written already, and this is {mine.Version}.", null, 0), Logged(read.Body));
            var write = await writer.WriteAsync(flow, read.Body, cancellation);
            if (version.Value is { } written && write.Outcome is RowOutcome.Updated or RowOutcome.Created)
                await versions.WrittenAsync(flow, written.Number, written.Version, CancellationToken.None);
            return Record(read.Number, write, Logged(read.Body)) with { SentItems = read.Items };
        }

        RowRecord Failed(Failure failure)
        {
            var (number, isJson) = OrderObject.Look(order);
            return Record(number, new WriteResult(RowOutcome.Failed, null, failure.Message, null, 0) { Code = failure.Code },
                isJson ? Logged(order) : Logged(JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(order.Span), RunJson.Options)));
        }

        RowRecord Record(string? number, WriteResult write, RawJson? request) => new()
        {
            Row = row,
            Order = number,
            Outcome = write.Outcome,
            HttpStatus = write.HttpStatus,
            Code = write.Code,
            Message = write.Message,
            Request = request,
            Response = write.Response,
            Attributes = attributes.Where(a => a.Key.StartsWith("log.", StringComparison.Ordinal)).ToDictionary(),
            Attempts = write.Attempts,
            DurationMs = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1),
        };
    }

    private static RawJson? Logged(ReadOnlyMemory<byte> json) => json.Length > TextLimits.MaxLoggedBodyBytes ? null : new RawJson(json);
}
