using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Csv;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>Returns runs and rows as CSV files.</summary>
internal static class CsvEndpoints
{
    // A list with text conditions returns parts of this size.
    private const int Part = 1000;

    public static void MapCsv(this IEndpointRouteBuilder api)
    {
        var csv = api.MapGroup("").WithTags("Runs");
        csv.MapGet("/runs.csv", RunsAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("exportRuns", "Returns the runs as a CSV file, newest first", 400, 404)
            .Query("flow", "Only runs of this flow.").RunConditions().ReturnsCsv();
        csv.MapGet("/runs/{id}/rows.csv", RowsAsync).RequireRole(Role.View).Describe("exportRows", "Returns the rows of a run as a CSV file", 400, 404)
            .RowConditions().ReturnsCsv();
    }

    private static async Task<Results<CsvFile<RunRecord>, ProblemHttpResult>> RunsAsync(
        string? flow, string? status, string? from, string? to, string? by, string? separator, FlowStore flows, RunSearch runs, HttpContext context,
        CancellationToken cancellation)
    {
        flow = context.FlowOr(flow);
        if (!new RunConditions { Status = status, From = from, To = to, By = by }.TryRead(out var query, out _, out var problem)
            || !CsvEndpoint.TryDelimiter(separator, out var delimiter, out problem))
            return problem!;
        if (await flows.SelectAsync(flow, cancellation) is not { } names)
            return FlowEndpoints.Unknown(flow!);
        var file = string.IsNullOrEmpty(flow) ? "runs" : $"{flow}-runs";
        return new CsvFile<RunRecord>(file, RunColumns.All, runs.ReadAsync(names, query, cancellation), delimiter);
    }

    private static async Task<Results<CsvFile<RowRecord>, ProblemHttpResult>> RowsAsync(
        string id, string? outcome, string? order, string? code, string? q, string? from, string? separator, RunLog runs, RowSearch rows,
        CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.FindAsync(run, cancellation) is null)
            return RunEndpoints.Unknown(id);
        if (!new RowConditions { Outcome = outcome, Order = order, Code = code, Q = q, From = from }.TryRead(out var query, out _, out var problem)
            || !CsvEndpoint.TryDelimiter(separator, out var delimiter, out problem))
            return problem!;
        return new CsvFile<RowRecord>($"{run}-rows", RowColumns.All, ReadAsync(run, query, rows, cancellation), delimiter);
    }

    private static async IAsyncEnumerable<RowRecord> ReadAsync(
        RunId run, RowQuery query, RowSearch rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (int? next = query.From; next is { } from;)
        {
            (var part, next) = await rows.FindAsync(run, query with { From = from }, Part, whole: false, cancellation);
            foreach (var row in part)
                yield return row;
        }
    }
}
