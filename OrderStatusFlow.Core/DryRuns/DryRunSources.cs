using System.Globalization;
using System.Net;
using System.Text.Json;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Erp.Responses;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Runs.Tracing;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Creates the sources of dry runs.</summary>
public sealed class DryRunSources(RunStarter starter, RunLog runs, RunFiles files, ErpReader erp)
{
    /// <summary>The stored pages of a run.</summary>
    /// <param name="flow">The flow to try.</param>
    /// <param name="run">The run.</param>
    /// <param name="rows">The numbers of the rows; empty for all.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The source; or a failure <c>run.unknown</c>, <c>dryrun.noPages</c> or <c>row.unknown</c>. The place of the last is the index in
    /// <paramref name="rows"/>.</returns>
    public async Task<Result<DryRunSource>> OfRunAsync(FlowVersion flow, RunId run, IReadOnlyList<int> rows, CancellationToken cancellation)
    {
        if (await runs.FindAsync(run, cancellation) is not { } record)
            return new Failure("run.unknown", $"There is no run '{run}'.");
        var pages = new List<int>();
        await foreach (var name in files.NamesAsync(run, "pages/", cancellation))
            pages.Add(int.Parse(Path.GetFileNameWithoutExtension(name), CultureInfo.InvariantCulture));
        pages.Sort();
        if (pages.Count == 0)
            return new Failure("dryrun.noPages", $"Run {run} has no stored page: it ended before it read one, or its files were deleted.");
        var batches = await StoredBatches.OfAsync(files, run, cancellation);
        var wanted = new List<WantedRow>();
        foreach (var row in rows.Distinct().Order())
        {
            if (await batches.OfRowAsync(row, cancellation) is not var (batch, at))
                return new Failure("row.unknown", $"Run {run} has no row {row}.") { Place = $"{rows.Index().First(given => given.Item == row).Index}" };
            wanted.Add(new WantedRow(row, batch.Page, OrderObject.Look(batch.Orders[at]).Number));
        }

        var attributes = (await batches.OfRowAsync(1, cancellation))?.Batch.Attributes ?? new Dictionary<string, string>();
        var start = new RunStart
        {
            Run = run.ToString(),
            Version = flow.Version,
            Trigger = flow.Definition.Direction == Direction.Inbound ? RunTrigger.Schedule : RunTrigger.Post,
            TriggeredBy = record.TriggeredBy,
            Started = record.Started,
            Parameters = Parameters(flow.Definition, record, attributes),
            MovesWatermark = flow.Definition.Direction == Direction.Inbound,
        };
        return new StoredPages(start, files, flow.Definition, pages, batches, rows.Count == 0 ? null : wanted);
    }

    /// <summary>The pages that the ERP returns now.</summary>
    /// <param name="flow">An inbound flow.</param>
    /// <param name="parameters">The validated trigger parameters. If there are none, the dry run reads by watermark, as a scheduled run does.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<DryRunSource> OfErpAsync(FlowVersion flow, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellation) =>
        new ErpPages(await starter.DescribeAsync(flow, parameters, cancellation), erp, flow.Definition.Erp!);

    /// <summary>A payload: what the ERP posts to an outbound flow, or a page that it returns to an inbound flow.</summary>
    /// <returns>The source; null with at least one failure, whose places are JSON paths in the payload.</returns>
    public async Task<(DryRunSource? Source, IReadOnlyList<Failure> Errors)> OfPayloadAsync(
        FlowVersion flow, JsonElement payload, CancellationToken cancellation)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(payload.GetRawText());
        if (flow.Definition.Direction == Direction.Inbound)
        {
            var page = Page(flow.Definition.Erp!, payload.ValueKind == JsonValueKind.String ? System.Text.Encoding.UTF8.GetBytes(payload.GetString()!) : bytes);
            if (!page.Succeeded)
                return (null, [page.Failure with { Place = "$" }]);
            var start = await starter.DescribeAsync(flow, new Dictionary<string, string>(), cancellation);
            return (new PostedPage(start, page.Value.Json, page.Value.Items), []);
        }

        var unwrapped = OutboundPayload.Unwrap(flow.Definition, bytes);
        if (!unwrapped.Succeeded)
            return (null, [unwrapped.Failure]);
        var check = OutboundPayload.Check(flow.Definition, JsonElement.Parse(unwrapped.Value.Span, new JsonDocumentOptions { MaxDepth = RunJson.MaxDepth }));
        return check.IsRefused ? (null, check.Errors) : (new PostedPage(starter.DescribePost(flow), unwrapped.Value, null), []);
    }

    private static Result<JsonPage> Page(ErpDefinition erp, ReadOnlyMemory<byte> body)
    {
        try
        {
            return PageReader.Read(new ErpResponse(HttpStatusCode.OK, null, null, null, null, body), erp);
        }
        catch (JsonException exception)
        {
            return new Failure("erp.answer", $"A JSONPath cannot be evaluated: {exception.Message}");
        }
    }

    // The parameters are not in the log of a run that has ended, but its rows have them among their attributes.
    private static Dictionary<string, string> Parameters(FlowDefinition flow, RunRecord run, IReadOnlyDictionary<string, string> attributes)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (flow.Erp is not { } erp)
            return found;
        foreach (var name in TriggerParameters.Known(erp).Keys)
        {
            if (attributes.TryGetValue(name, out var value))
                found[name] = value;
        }

        if (run.Watermark is { } watermark)
            found.TryAdd(ParameterNames.ModifiedAfter, watermark);
        return found;
    }
}
