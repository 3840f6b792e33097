using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Tracing;

namespace OrderStatusFlow.Api.Runs;

/// <summary>Returns what a run stored on the path of a row, and its pages.</summary>
internal static class TraceEndpoints
{
    public static void MapTraces(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("/runs/{id}").WithTags("Runs");
        runs.MapGet("/rows/{row}/trace", TraceAsync).RequireRole(Role.View)
            .Describe("traceRow", "Returns a row at each stage: the ERP's item, after script, mapping and order script, request, response and attempts", 404);
        runs.MapGet("/pages/{page}", PageAsync).RequireRole(Role.View)
            .Describe("getPage", "Returns a page of a run at a stage, with secrets redacted", 400, 404)
            .Query("stage", "The stage: erp (the default), script or mapping.", ParameterSchema.Choice<PageStage>());
    }

    private static async Task<Results<Ok<RowTrace>, ProblemHttpResult>> TraceAsync(
        string id, string row, RunLog runs, RowSearch rows, RowTracer tracer, CancellationToken cancellation)
    {
        var (run, record, problem) = await RowEndpoints.FindAsync(id, row, runs, rows, cancellation);
        return run is null || record is null ? problem! : TypedResults.Ok(await tracer.TraceAsync(run, record, cancellation));
    }

    private static async Task<Results<Ok<RunPage>, ProblemHttpResult>> PageAsync(
        string id, string page, string? stage, RunLog runs, PageTracer pages, CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.FindAsync(run, cancellation) is not { } record)
            return RunEndpoints.Unknown(id);
        if (!QueryParameters.TryChoice<PageStage>(stage, "stage", out var at, out var problem))
            return problem!;
        if (int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await pages.FindAsync(record, number, at ?? PageStage.Erp, cancellation) is { } found)
            return TypedResults.Ok(found);
        return Problems.Of(404, "page.unknown", $"Run '{id}' has no page '{page}' that is stored.");
    }
}
