using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Api.Runs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>Repeats rows of earlier runs from their stored input. The ERP is not called.</summary>
internal static class RerunEndpoints
{
    /// <summary>What starts the runs, for <c>GET /runs?by=</c>.</summary>
    public const string By = "rerun";

    private const string Plan = "true returns what would be repeated, and starts nothing.";

    public static void MapReruns(this IEndpointRouteBuilder api)
    {
        var runs = api.MapGroup("").WithTags("Runs");
        runs.MapPost("/runs/{id}/rerun", RerunAsync).RequireRole(Role.Operate)
            .Describe("rerunRun", "Repeats rows of a run from its stored input. Returns 200 without a run if there is nothing to repeat",
                400, 404, 409, 410, 413, 415, 422)
            .AcceptsJson(RerunBody.Description).Query("plan", Plan, ParameterSchema.Flag());
        runs.MapPost("/reruns", RerunManyAsync).RequireRole(Role.Operate)
            .Describe("rerunRuns", "Repeats rows of many runs, with a re-run for each. Returns 200 without a run if there is nothing to repeat",
                400, 404, 409, 413, 415, 422)
            .AcceptsJson("Runs by 'runs' (ids), by 'error' (the fingerprint of an error group), or by 'from', 'to' and 'flow'. 'rows' and 'version' as for "
                + "one run, without row numbers.").Query("plan", Plan, ParameterSchema.Flag());
    }

    private static async Task<Results<Accepted<RunAccepted>, Ok<RerunPlanned>, ProblemHttpResult>> RerunAsync(
        string id, string? plan, RerunService reruns, PublicUrl urls, HttpContext context, CancellationToken cancellation)
    {
        if (!QueryParameters.TryFlag(plan, "plan", out var onlyPlan, out var problem))
            return problem!;
        if (!RunId.TryParse(id, out var run))
            return RunEndpoints.Unknown(id);
        (var body, problem) = await RerunBody.ReadAsync(context.Request, isOfOneRun: true);
        if (body is null)
            return problem!;
        var planned = await reruns.PlanAsync(run, body, cancellation);
        if (!planned.Succeeded)
            return Problems.Of(StatusOf(planned.Failure), planned.Failure);
        if (onlyPlan || planned.Value.Plans.Count == 0)
            return TypedResults.Ok(planned.Value.Response(body.Version));
        var started = await reruns.StartAsync(planned.Value, body.Version, context.Caller(), cancellation);
        return RunAccepted.Of(started[0].Id, urls);
    }

    private static async Task<Results<Accepted<RerunsAccepted>, Ok<RerunPlanned>, ProblemHttpResult>> RerunManyAsync(
        string? plan, RerunService reruns, PublicUrl urls, HttpContext context, CancellationToken cancellation)
    {
        if (!QueryParameters.TryFlag(plan, "plan", out var onlyPlan, out var problem))
            return problem!;
        (var body, problem) = await RerunBody.ReadAsync(context.Request, isOfOneRun: false);
        if (body is null)
            return problem!;
        var planned = await reruns.PlanAsync(body, cancellation);
        if (!planned.Succeeded)
            return Problems.Of(StatusOf(planned.Failure), planned.Failure);
        var response = planned.Value.Response(body.Version);
        if (onlyPlan || planned.Value.Plans.Count == 0)
            return TypedResults.Ok(response);
        return RerunsAccepted.Of(response, await reruns.StartAsync(planned.Value, body.Version, context.Caller(), cancellation), urls);
    }

    private static int StatusOf(Failure failure) => failure.Code switch
    {
        "run.unknown" or "flow.unknown" or "error.unknown" => 404,
        "run.gone" => 410,
        "run.rows" or "http.member" => 422,
        _ => 409,
    };
}
