using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Api.Runs;

/// <summary>Lists the rows of runs.</summary>
internal static class RowEndpoints
{
    public static void MapRows(this IEndpointRouteBuilder api)
    {
        var rows = api.MapGroup("/runs/{id}/rows").WithTags("Runs");
        rows.MapGet("", ListAsync).RequireRole(Role.View).Describe("listRows", "Lists the rows of a run", 400, 404).RowConditions()
            .Query("fields", "summary leaves out requests, responses and attributes.", ParameterSchema.Words("summary", "all"))
            .Paged();
        rows.MapGet("/{row}", GetAsync).RequireRole(Role.View).Describe("getRow", "Returns a row of a run with each of its requests", 404);
    }

    internal static RouteHandlerBuilder RowConditions(this RouteHandlerBuilder list) => list
        .Query("outcome", "Only rows with this outcome.", ParameterSchema.Choice<RowOutcome>())
        .Query("order", "Only rows with this order number.")
        .Query("code", "Only rows with this error code.")
        .Query("q", "Only rows with this text in their order number, code or message. A response may then have fewer items than limit.")
        .Query("from", "Only rows from this number.", ParameterSchema.Number());

    private static async Task<Results<Ok<RowList>, ProblemHttpResult>> ListAsync(
        string id, [AsParameters] RowConditions conditions, RunLog runs, RowSearch rows, RerunRows reruns, RetentionPeriods kept,
        CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.FindAsync(run, cancellation) is not { } record)
            return RunEndpoints.Unknown(id);
        if (!conditions.TryRead(out var query, out var limit, out var problem))
            return problem!;
        var (items, next) = await rows.FindAsync(run, query, limit, conditions.Whole, cancellation);
        if (conditions.Whole)
            items = [.. items.Select(row => row.WithAttempts())];
        return TypedResults.Ok(new RowList(await reruns.LinkAsync(record, items, cancellation), next?.ToString(CultureInfo.InvariantCulture))
        {
            KeptUntil = kept.RowsOf(run),
            PayloadsKeptUntil = kept.PayloadsOf(run),
        });
    }

    private static async Task<Results<Ok<RowRecord>, ProblemHttpResult>> GetAsync(
        string id, string row, RunLog runs, RowSearch rows, RerunRows reruns, RetentionPeriods kept, CancellationToken cancellation)
    {
        var (record, found, problem) = await FindAsync(id, row, runs, rows, cancellation);
        if (found is null)
            return problem!;
        var linked = await reruns.LinkAsync(record!, [found.WithAttempts()], cancellation);
        return TypedResults.Ok(kept.Of(RunId.Parse(record!.RunId), linked[0]));
    }

    /// <summary>Finds a row of a run.</summary>
    internal static async Task<(RunRecord? Run, RowRecord? Row, ProblemHttpResult? Problem)> FindAsync(
        string id, string row, RunLog runs, RowSearch rows, CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.FindAsync(run, cancellation) is not { } record)
            return (null, null, RunEndpoints.Unknown(id));
        if (int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await rows.FindAsync(run, number, cancellation) is { } found)
            return (record, found, null);
        return (null, null, Problems.Of(404, "row.unknown", $"Run '{id}' has no row '{row}' that is logged."));
    }
}
