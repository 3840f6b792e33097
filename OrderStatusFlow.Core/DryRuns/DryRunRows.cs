using System.Diagnostics;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Omnitron;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Versions;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Does everything for a row that a run does, except that the order is not sent and nothing is stored.</summary>
public sealed class DryRunRows(DryRunScripts scripts, OrderVersionStore versions, LastDeliveries deliveries, ExceptionBoundary boundary)
{
    private readonly OrderPreparation preparation = new(scripts.Step);

    internal async Task<DryRunRow> RunAsync(DryRunWork work, OrderBatch batch, int at, int row, SourcePage page, CancellationToken cancellation)
    {
        var (began, order) = (Stopwatch.GetTimestamp(), batch.Orders[at]);
        PreparedOrder? prepared = null;
        var record = batch.NotSent(at, work.Start.Id, row) ?? await boundary.RowAsync(work.Start, row, order, async () =>
        {
            prepared = await preparation.RunAsync(work.Flow, order, batch.Attributes, cancellation);
            if (prepared.Failure is { } failure)
                return prepared.Failed(row, failure);
            var check = work.Newest(await versions.CheckAsync(work.Flow, prepared.Json, prepared.Order!.Number, cancellation));
            return prepared.NotSent(row, check) ?? prepared.Written(row, new WriteResult(RowOutcome.Updated, null, null, null, 0));
        }, cancellation);
        var last = record!.Order is { Length: > 0 } number ? await deliveries.FindAsync(work.Flow.Name, number, cancellation) : null;
        return Row(work, page, record, prepared, last) with
        {
            AfterMapping = work.Outputs.OfRow(order),
            DurationMs = DryRunOutputs.Since(began),
        };
    }

    private static DryRunRow Row(DryRunWork work, SourcePage page, RowRecord record, PreparedOrder? prepared, (RunId Run, RowRecord Row)? last)
    {
        var (outputs, ran) = (work.Outputs, prepared?.Script);
        return new DryRunRow
        {
            Row = record.Row,
            Page = page.Number,
            Order = record.Order is { } number ? outputs.Text(number) : null,
            Outcome = record.Outcome,
            Code = record.Code,
            Message = record.Message is { } message ? outputs.Text(message) : record.Outcome == RowOutcome.Updated ? Create(work.Flow.Definition, last) : null,
            AfterOrderScript = ran is { Failure: null } ? outputs.OfRow(ran.Output) : null,
            Printed = outputs.Text(ran?.Printed ?? ""),
            Warnings = outputs.Warnings(ran?.Warnings),
            Attributes = record.Attributes.ToDictionary(attribute => attribute.Key, attribute => outputs.Text(attribute.Value)),
            Request = record.Outcome == RowOutcome.Updated ? Request(work, prepared!.Order!) : null,
            LastSent = last is { } sent ? new LastDelivery(sent.Run.ToString(), sent.Row.Row, sent.Row.At ?? sent.Run.Moment) : null,
            Changes = Changes(outputs, prepared?.Order, last?.Row.Request),
            OrderScriptMs = ran is null ? null : DryRunOutputs.Rounded(ran.Duration),
        };
    }

    private static UnsentRequest Request(DryRunWork work, OrderObject order)
    {
        var omnitron = work.Flow.Definition.Omnitron;
        var url = Uri.TryCreate(omnitron.DomainUrl.Text, UriKind.Absolute, out var domain)
            ? new Uri(domain, omnitron.UpdatePath).AbsoluteUri : $"{omnitron.DomainUrl}{omnitron.UpdatePath}";
        return new UnsentRequest("PATCH", work.Outputs.Text(url), work.Outputs.OfRow(order.Body));
    }

    private static string? Create(FlowDefinition flow, (RunId Run, RowRecord Row)? last) => flow.Omnitron.Create is { } create && last is null
        ? $"If Omnitron does not have the order (404), it is created with {create.Method} {create.Path}." : null;

    private static List<ValueChange>? Changes(DryRunOutputs outputs, OrderObject? now, RawJson? before)
    {
        if (now is null || before is not { } sent)
            return null;
        try
        {
            return [.. JsonDiff.Between(sent.Utf8, now.Body)
                .Select(change => new ValueChange(outputs.Text(change.Path), outputs.Of(change.From), outputs.Of(change.To)))];
        }
        catch (JsonException)
        {
            // The stored request cannot be read any more.
            return null;
        }
    }
}
