using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Access;

/// <summary>Lists the changes by people and apps.</summary>
internal static class ChangeEndpoints
{
    public static void MapChanges(this IEndpointRouteBuilder api) => api.MapGet("/changes", ListAsync).RequireRole(Role.Admin)
        .Describe("listChanges", "Lists changes by people and apps, newest first", 400).WithTags("Access")
        .Query("flow", "Only changes of this flow.")
        .Query("by", "Only changes by this caller.")
        .Query("from", "Only changes since this moment, such as 2026-03-29T12:00:00+03:00.", ParameterSchema.Moment())
        .Query("to", "Only changes before this moment.", ParameterSchema.Moment())
        .Paged();

    private static async Task<Results<Ok<ChangeList>, ProblemHttpResult>> ListAsync(string? flow, string? by, string? from, string? to,
        string? limit, string? continuation, AuditLog audit, CancellationToken cancellation)
    {
        FlowName? name = null;
        if (!string.IsNullOrEmpty(flow))
        {
            if (!FlowName.TryParse(flow, out var parsed))
                return Problems.Of(400, new Failure("http.query", FlowName.Rule) { Place = "flow" });
            name = parsed;
        }

        if (!QueryParameters.TryPeriod(from, to, out var since, out var before, out var problem)
            || !QueryParameters.TryLimit(limit, out var max, out problem))
            return problem!;
        if (!string.IsNullOrEmpty(continuation) && !RunId.IsKey(continuation))
            return QueryParameters.InvalidContinuation();
        var query = new ChangeQuery { Flow = name, By = string.IsNullOrEmpty(by) ? null : by, From = since, To = before };
        var (changes, next) = await audit.ListAsync(query, max, continuation, cancellation);
        return TypedResults.Ok(new ChangeList([.. changes.Select(ChangeListItem.Of)], next));
    }
}
