using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Tracing;

/// <summary>Follows a row from the ERP's page to Omnitron's response, from what the run stored.</summary>
public sealed class RowTracer(RunFiles files, PageTracer pages)
{
    /// <summary>Returns the trace of a logged row.</summary>
    public async Task<RowTrace> TraceAsync(RunRecord run, RowRecord row, CancellationToken cancellation)
    {
        var id = RunId.Parse(run.RunId);
        var trace = new RowTrace(row.Row, row.Order) { Attempts = row.WithAttempts().AttemptLog };
        if (await pages.FlowAsync(run, cancellation) is not { } flow)
            return trace with { Notes = [new TraceNote("request", PageTracer.FlowGone(run))] };
        var notes = new List<TraceNote>();
        var secrets = pages.Secrets(flow);
        trace = trace with
        {
            Request = row.Request is { } request ? secrets.Redacted(request.Utf8) : null,
            Response = row.Response is { } response ? secrets.Redact(response) : null,
            Printed = row.Printed is { } printed ? secrets.Redact(printed) : null,
            AfterOrderScript = AfterOrderScript(flow, row, notes) is { } after ? secrets.Redacted(after) : null,
        };
        var batches = await StoredBatches.OfAsync(files, id, cancellation);
        if (await batches.OfRowAsync(row.Row, cancellation) is not var (batch, at))
        {
            notes.Add(new TraceNote("afterMapping", "The run's files are no longer stored."));
            return trace with { Notes = notes };
        }

        trace = trace with
        {
            AfterMapping = secrets.Redacted(batch.Orders[at]),
            Page = batch.Page,
            Attributes = batch.Attributes.ToDictionary(one => one.Key, one => secrets.RedactedValue(one.Value), StringComparer.Ordinal),
        };
        if (batch.Page is not { } number || await files.FindAsync(id, RunFiles.Page(number), cancellation) is not { } page)
        {
            notes.Add(new TraceNote("erpItem", batch.Rerun is { } rerun
                ? $"The trace of row {rerun.Rows[at].Row} of run {rerun.Run}, which this row repeats, has the ERP's item."
                : batch.Page is null ? "An earlier release wrote the batches of this run without their pages." : $"Page {batch.Page} is no longer stored."));
            return trace with { Notes = notes };
        }

        if (page.Length > PageTracer.MaxShown)
        {
            notes.Add(new TraceNote("erpItem", PageTracer.TooLarge(number, page.Length)));
            return trace with { Notes = notes };
        }

        var order = row.Order ?? OrderObject.Look(batch.Orders[at]).Number;
        var position = flow.Definition is { Script: null, Mapping: null } ? row.Row - (batch.FirstOfPage ?? row.Row) : (int?)null;
        var erp = flow.Definition.Erp;
        var items = PageItems.Of(page, flow.Definition.Direction == Direction.Inbound ? erp?.ItemsPath : null, erp?.ResponseType == ResponseType.Xml);
        var item = Find(items, "the ERP's page", "erpItem", "erp");
        var script = await pages.RunScriptAsync(flow, page, batch.Attributes, cancellation);
        ReadOnlyMemory<byte>? scripted = null;
        if (script.Message is { } missing)
            notes.Add(new TraceNote("afterScript", secrets.Redact(missing)));
        else if (script.Output is { } output)
            scripted = Find(PageItems.Of(output, null, fromXml: false), "the script's output", "afterScript", "script");
        return trace with
        {
            ErpItem = item is { } found ? secrets.Redacted(found) : null,
            AfterScript = scripted is { } made ? secrets.Redacted(made) : null,
            Notes = notes,
        };

        ReadOnlyMemory<byte>? Find(IReadOnlyList<ReadOnlyMemory<byte>>? all, string where, string part, string stage)
        {
            if (position is { } index && all?.Count > index)
                return all[index];
            var with = all is null || order is null ? [] : PageItems.With(all, order);
            if (with is [var only])
                return only;
            var why = order is null ? "The row has no order number to look for"
                : with.Count > 1 ? $"{with.Count} items of {where} have the order number '{order}'"
                : $"No item of {where} has the order number '{order}'";
            notes.Add(new TraceNote(part, $"{why}. GET /api/runs/{run.RunId}/pages/{number}?stage={stage} returns the whole page."));
            return null;
        }
    }

    private static ReadOnlyMemory<byte>? AfterOrderScript(FlowVersion flow, RowRecord row, List<TraceNote> notes)
    {
        var why = flow.Definition.OrderScript is null ? "The flow has no order script."
            : row.Step == RowRecord.OrderScriptStep ? row.Message ?? "The order script failed."
            : row.Request is not null ? null
            : row.Attempts > 0 ? "The order is too long to be logged."
            : "The order script did not run, or its output is too long to be logged.";
        if (why is not null)
        {
            notes.Add(new TraceNote("afterOrderScript", why));
            return null;
        }

        return WithNumber(row.Request!.Value.Utf8, row.Order);
    }

    // The body that is sent may lack the order number, which the order script's output has.
    private static ReadOnlyMemory<byte> WithNumber(ReadOnlyMemory<byte> body, string? number)
    {
        using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = RunJson.MaxDepth });
        if (number is null || json.RootElement.ValueKind != JsonValueKind.Object || json.RootElement.TryGetProperty("order", out _))
            return body;
        var begin = $"{{\"order\":{JsonSerializer.Serialize(number, RunJson.Options)}{(json.RootElement.GetPropertyCount() == 0 ? "" : ",")}";
        return (byte[])[.. Encoding.UTF8.GetBytes(begin), .. body.Span[(body.Span.IndexOf((byte)'{') + 1)..]];
    }
}
