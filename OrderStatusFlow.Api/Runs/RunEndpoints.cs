using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Api.Runs;

/// <summary>Lists and controls runs and their rows.</summary>
internal static class RunEndpoints
{
    private const string Limit = "The maximum number of items in the response.";
    private const string Continuation = "The continuation of the previous response. Missing for the first items.";

    public static void MapRuns(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("").WithTags("Runs");
        runs.MapGet("/flows/{flow}/runs", ListAsync).Describe("listRuns", "Lists the runs of a flow, newest first", 400, 404)
            .Query("status", "Only runs with this status.", ParameterSchema.Choice<RunStatus>())
            .Query("limit", Limit, ParameterSchema.Limit()).Query("continuation", Continuation);
        runs.MapGet("/runs/{id}", GetAsync).Describe("getRun", "Returns a run with its steps and totals", 404);
        runs.MapGet("/runs/{id}/rows", RowsAsync).Describe("listRows", "Lists the rows of a run", 400, 404)
            .Query("outcome", "Only rows with this outcome.", ParameterSchema.Choice<RowOutcome>())
            .Query("order", "Only rows with this order number.")
            .Query("limit", Limit, ParameterSchema.Limit()).Query("continuation", Continuation);
        runs.MapPost("/runs/{id}/cancel", CancelAsync)
            .Describe("cancelRun", "Cancels a run. Rows in flight complete and are logged", 404, 409);
        runs.MapPost("/runs/{id}/resume", ResumeAsync)
            .Describe("resumeRun", "Resumes a run that is held or waits for its next attempt", 404, 409);
    }

    private static async Task<Results<Ok<RunList>, ProblemHttpResult>> ListAsync(
        string flow, string? status, string? limit, string? continuation, FlowStore flows, RunLog runs, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || !await flows.ExistsAsync(name, cancellation))
            return FlowEndpoints.Unknown(flow);
        if (!QueryParameters.TryChoice<RunStatus>(status, "status", out var wanted, out var problem)
            || !QueryParameters.TryLimit(limit, out var max, out problem))
            return problem!;
        var (items, next) = await runs.ListAsync([name], new RunQuery { Status = wanted }, max, continuation, cancellation);
        return TypedResults.Ok(new RunList(items, next));
    }

    private static async Task<Results<Ok<RunRecord>, ProblemHttpResult>> GetAsync(string id, RunLog runs, CancellationToken cancellation) =>
        RunId.TryParse(id, out var run) && await runs.FindAsync(run, cancellation) is { } record ? TypedResults.Ok(record) : Unknown(id);

    private static async Task<Results<Ok<RowList>, ProblemHttpResult>> RowsAsync(
        string id, string? outcome, string? order, string? limit, string? continuation, RunLog runs, RowLog rows,
        CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.FindAsync(run, cancellation) is null)
            return Unknown(id);
        if (!QueryParameters.TryChoice<RowOutcome>(outcome, "outcome", out var wanted, out var problem)
            || !QueryParameters.TryLimit(limit, out var max, out problem))
            return problem!;
        var from = 1;
        if (continuation is { Length: > 0 } && !int.TryParse(continuation, NumberStyles.None, CultureInfo.InvariantCulture, out from))
            return Problems.Of(400, new Failure("http.query",
                "This continuation is not valid. Use the one of the previous response.")
            { Place = "continuation" });
        var items = new List<RowRecord>();
        await foreach (var row in rows.ReadAsync(run, from, cancellation))
        {
            if ((wanted is not null && row.Outcome != wanted) || (order is { Length: > 0 } && row.Order != order))
                continue;
            if (items.Count == max)
                return TypedResults.Ok(new RowList(items, row.Row.ToString(CultureInfo.InvariantCulture)));
            items.Add(row);
        }

        return TypedResults.Ok(new RowList(items, null));
    }

    private static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> CancelAsync(
        string id, RunLog runs, IRunLauncher launcher, TimeProvider clock, PublicUrl urls, CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.AskToCancelAsync(run, clock.GetUtcNow(), cancellation) is not { } record)
            return Unknown(id);
        if (record.Status is not (RunStatus.Running or RunStatus.Cancelled))
            return Problems.Of(409, "run.ended",
                $"Run '{id}' has already ended ({record.Status.ToString().ToLowerInvariant()}), so it cannot be cancelled.");
        await launcher.WakeAsync(run, cancellation);
        return RunAccepted.Of(run, urls);
    }

    private static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> ResumeAsync(
        string id, RunLog runs, RunAlerts alerts, PublicUrl urls, CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.ResumeAsync(run, cancellation) is not { } record)
            return Unknown(id);
        if (record.Status != RunStatus.Running)
            return Problems.Of(409, "run.ended",
                $"Run '{id}' has already ended ({record.Status.ToString().ToLowerInvariant()}). Start a new run.");
        if (record.Recovery is not ({ Held: not null } or { NextAttempt: not null }))
            return Problems.Of(409, "run.notHeld",
                $"Run '{id}' is neither held nor waiting for its next attempt, so it cannot be resumed.");
        await alerts.ClearAsync(run, cancellation);
        return RunAccepted.Of(run, urls);
    }

    private static ProblemHttpResult Unknown(string id) => Problems.Of(404, "run.unknown", $"There is no run '{id}'.");
}
