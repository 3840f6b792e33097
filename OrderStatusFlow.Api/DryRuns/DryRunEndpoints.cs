using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.DryRuns;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.DryRuns;

/// <summary>Tries a stored flow or a draft with real input, without writing.</summary>
internal static class DryRunEndpoints
{
    private const string Async = "respond-async";
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(3);

    public static void MapDryRuns(this IEndpointRouteBuilder api)
    {
        var flow = api.MapGroup("/flows/{flow}").WithTags("Previews");
        flow.MapPost("/dry-run", StartAsync).RequireRole(Role.Operate)
            .Describe("startDryRun", "Tries a flow or a draft of it without writing. The response is 202 if it takes longer than three seconds",
                400, 403, 404, 409, 413, 429)
            .Accepts<DryRunRequest>("application/json")
            .Header("Prefer", "respond-async to get 202 at once (RFC 7240).")
            .ResponseHeader("Location", "The URL of the dry run, which is kept for a day.");
        flow.MapGet("/dry-runs/{id}", GetAsync).RequireRole(Role.View).Describe("getDryRun", "Returns a dry run", 404);
    }

    private static async Task<Results<Ok<DryRunRecord>, Accepted<DryRunRecord>, ProblemHttpResult>> StartAsync(
        string flow, FlowStore flows, FlowValidator validator, DryRunSources sources, DryRunLauncher dryRuns, PublicUrl urls, HttpContext context,
        CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name))
            return FlowEndpoints.Unknown(flow);
        var (json, problem) = await JsonBody.ReadAsync(context.Request);
        if (problem is not null)
            return problem;
        var body = DryRunBody.Read(json);
        if (!body.Succeeded)
            return Problems.Of(400, body.Failure);
        if (body.Value.Definition is not null && context.Caller() is { Role: < Role.Edit } caller)
            return Problems.Of(403, "http.role", $"A dry run of a draft requires the role edit, and '{caller.Name}' has the role operate.");
        using var place = dryRuns.TryEnter();
        if (place is null)
        {
            context.Response.Headers.RetryAfter = "5";
            return Problems.Of(429, "dryrun.busy", "This host runs its maximum number of dry runs (DryRuns__MaxParallel). Try again in a few seconds.");
        }

        (var version, var warnings, problem) = await DefinitionAsync(name, body.Value, flows, validator, cancellation);
        if (version is null)
            return problem!;
        (var source, problem) = await DryRunInputs.OpenAsync(version, body.Value, sources, cancellation);
        if (source is null)
            return problem!;
        var wait = Wait(context);
        var plan = new DryRunPlan(version, source, body.Value.Limit) { IsDraft = body.Value.Definition is not null, Warnings = warnings };
        var record = await dryRuns.StartAsync(place, plan, wait);
        var url = urls.Of($"/api/flows/{flow}/dry-runs/{record.Id}");
        if (record.Status == DryRunStatus.Running)
        {
            context.Response.Headers.RetryAfter = "1";
            return TypedResults.Accepted(url, record);
        }

        context.Response.Headers.Location = url;
        return TypedResults.Ok(record);
    }

    private static async Task<Results<Ok<DryRunRecord>, ProblemHttpResult>> GetAsync(
        string flow, string id, DryRunStore store, HttpContext context, CancellationToken cancellation)
    {
        if (!RunId.TryParse(id, out var dryRun) || dryRun.Flow.ToString() != flow || await store.FindAsync(dryRun, cancellation) is not { } record)
            return Problems.Of(404, "dryrun.unknown", $"Flow '{flow}' has no dry run '{id}'. Results are kept for {DryRunOptions.Kept.TotalHours:0} hours.");
        if (record.Status == DryRunStatus.Running)
            context.Response.Headers.RetryAfter = "1";
        return TypedResults.Ok(record);
    }

    private static async Task<(FlowVersion? Flow, IReadOnlyList<Failure> Warnings, ProblemHttpResult? Problem)> DefinitionAsync(
        FlowName name, DryRunBody body, FlowStore flows, FlowValidator validator, CancellationToken cancellation)
    {
        if (body.Definition is not { } draft)
            return await flows.FindAsync(name, cancellation) is { } found ? (found, [], null) : (null, [], FlowEndpoints.Unknown(name.ToString()));
        var check = (await FlowCheck.RunAsync(name, draft, validator, flows, cancellation)).AsMember("definition");
        return check.Errors.Count > 0
            ? (null, [], Problems.Of(400, check.Errors, check.Warnings))
            : (await flows.DraftAsync(name, check.Definition!, draft, cancellation), check.Warnings, null);
    }

    private static TimeSpan Wait(HttpContext context)
    {
        if (!context.Request.Headers["Prefer"].Any(value => value?.Contains(Async, StringComparison.OrdinalIgnoreCase) == true))
            return MaxWait;
        context.Response.Headers["Preference-Applied"] = Async;
        return TimeSpan.Zero;
    }
}
