using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Runs.Starting;

namespace OrderStatusFlow.Api.Runs;

/// <summary>Lists and controls runs.</summary>
internal static class RunEndpoints
{
    public static void MapRuns(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("").WithTags("Runs");
        runs.MapGet("/runs", ListAsync).RequireRole(Role.View).NarrowsToFlow().Describe("listAllRuns", "Lists the runs of all flows, newest first", 400, 404)
            .Query("flow", "Only runs of this flow.").RunConditions().Paged();
        runs.MapGet("/flows/{flow}/runs", ListAsync).RequireRole(Role.View)
            .Describe("listRuns", "Lists the runs of a flow, newest first", 400, 404).RunConditions().Paged();
        runs.MapGet("/runs/{id}", GetAsync).RequireRole(Role.View).Describe("getRun", "Returns a run with its steps and totals", 404)
            .ResponseHeader("ETag", "Changes with the response.")
            .Header("If-None-Match", "The ETag of an earlier response. If nothing has changed since, the response is 304 without a body.")
            .Produces(StatusCodes.Status304NotModified);
        runs.MapPost("/runs/{id}/cancel", CancelAsync)
            .RequireRole(Role.Operate).Describe("cancelRun", "Cancels a run. Rows in flight complete and are logged", 404, 409);
        runs.MapPost("/runs/{id}/resume", ResumeAsync)
            .RequireRole(Role.Operate).Describe("resumeRun", "Resumes a run that is held or waits for its next attempt", 404, 409);
    }

    internal static RouteHandlerBuilder RunConditions(this RouteHandlerBuilder list) => list
        .Query("status", "Only runs with this status.", ParameterSchema.Choice<RunStatus>())
        .Query("from", "Only runs since this moment, such as 2026-03-29T12:00:00+03:00.", ParameterSchema.Moment())
        .Query("to", "Only runs before this moment.", ParameterSchema.Moment())
        .Query("by", "Only runs that this started, such as System, trigger or erp.");

    private static async Task<Results<Ok<RunList>, ProblemHttpResult>> ListAsync(
        string? flow, [AsParameters] RunConditions conditions, FlowStore flows, RunSearch runs, RetentionPeriods kept, HttpContext context,
        CancellationToken cancellation)
    {
        flow = context.FlowOr(flow);
        if (await flows.SelectAsync(flow, cancellation) is not { } names)
            return FlowEndpoints.Unknown(flow!);
        if (!conditions.TryRead(out var query, out var limit, out var problem))
            return problem!;
        var (items, next) = await runs.ListAsync(names, query, limit, conditions.Continuation, cancellation);
        return TypedResults.Ok(new RunList([.. items.Select(kept.Of)], next));
    }

    private static async Task<Results<Ok<RunDetails>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        string id, RunLog runs, RetentionPeriods kept, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.FindAsync(run, cancellation) is not { } record)
            return Unknown(id);
        var details = new RunDetails(kept.Of(record), clock.GetUtcNow());
        var tag = details.Tag();
        context.Response.Headers.ETag = tag;
        var known = context.Request.Headers.IfNoneMatch.SelectMany(given => (given ?? "").Split(','));
        if (known.Any(given => given.Trim() is var one && (one == tag || one == "*" || one == $"W/{tag}")))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(details);
    }

    private static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> CancelAsync(
        string id, RunLog runs, IRunLauncher launcher, AuditLog audit, TimeProvider clock, PublicUrl urls, HttpContext context,
        CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var run) || await runs.AskToCancelAsync(run, clock.GetUtcNow(), cancellation) is not { } record)
            return Unknown(id);
        if (record.Status is not (RunStatus.Running or RunStatus.Cancelled))
            return Problems.Of(409, "run.ended",
                $"Run '{id}' has already ended ({record.Status.ToString().ToLowerInvariant()}), so it cannot be cancelled.");
        await launcher.WakeAsync(run, cancellation);
        await audit.AddAsync(new Change(context.Caller().Name, ChangeKinds.RunCancelled, run.Flow, id));
        return RunAccepted.Of(run, urls);
    }

    private static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> ResumeAsync(
        string id, RunLog runs, RunAlerts alerts, AuditLog audit, PublicUrl urls, HttpContext context, CancellationToken cancellation)
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
        await audit.AddAsync(new Change(context.Caller().Name, ChangeKinds.RunResumed, run.Flow, id));
        return RunAccepted.Of(run, urls);
    }

    internal static ProblemHttpResult Unknown(string id) => Problems.Of(404, "run.unknown", $"There is no run '{id}'.");
}
