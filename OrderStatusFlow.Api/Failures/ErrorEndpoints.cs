using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Failures;

/// <summary>Lists error groups: the causes of failed rows and runs.</summary>
internal static class ErrorEndpoints
{
    private const int FlowsAtOnce = 16;

    public static void MapErrors(this IEndpointRouteBuilder api)
    {
        var errors = api.MapGroup("/errors").WithTags("Errors");
        errors.MapGet("", ListAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("listErrors", "Lists error groups: the causes of failed rows and runs", 400, 404)
            .ErrorConditions().Paged();
        errors.MapGet("/{fingerprint}", GetAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("getError", "Returns an error group with its last runs and its last 24 hours", 404);
        errors.MapGet("/{fingerprint}/orders", OrdersAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("listErrorOrders", "Lists the orders of an error group, the last failed first", 400, 404)
            .OpenCondition().Paged();
        errors.MapErrorActions();
    }

    internal static RouteHandlerBuilder ErrorConditions(this RouteHandlerBuilder list) => list
        .Query("state", "Only groups in this state.", ParameterSchema.Choice<ErrorState>())
        .Query("flow", "Only groups of this flow.")
        .Query("class", "Only groups of this class.", ParameterSchema.Choice<ErrorClass>())
        .Query("sort", "The order: most rows first (default), or last seen first.", ParameterSchema.Words("biggest", "newest"));

    internal static RouteHandlerBuilder OpenCondition(this RouteHandlerBuilder list) =>
        list.Query("open", "true for orders that have not been delivered since, false for the others.", ParameterSchema.Words("true", "false"));

    public static ProblemHttpResult Unknown(string fingerprint) => Problems.Of(404, "error.unknown", $"There is no error group '{fingerprint}'.");

    private static async Task<Results<Ok<ErrorList>, ProblemHttpResult>> ListAsync(
        [AsParameters] ErrorConditions conditions, FlowStore flows, ErrorGroups errors, HttpContext context, CancellationToken cancellation)
    {
        var flow = context.FlowOr(conditions.Flow);
        if (!conditions.TryRead(out var query, out var limit, out var problem))
            return problem!;
        return await ReadAsync(flow, query, flows, errors, cancellation) is { } groups
            ? TypedResults.Ok(query.Page(groups, limit))
            : FlowEndpoints.Unknown(flow!);
    }

    /// <summary>Finds a group of a flow that the caller may read; null if no such group exists.</summary>
    internal static async Task<ErrorGroup?> FindAsync(this ErrorGroups errors, string fingerprint, HttpContext context, CancellationToken cancellation) =>
        await errors.FindAsync(fingerprint, cancellation) is { } group && context.MayRead(FlowName.Parse(group.Flow)) ? group : null;

    /// <summary>Reads the groups that a query needs, of one flow or of all; null if there is no such flow.</summary>
    internal static async Task<IReadOnlyList<ErrorGroup>?> ReadAsync(
        string? flow, ErrorQuery query, FlowStore flows, ErrorGroups errors, CancellationToken cancellation)
    {
        if (await flows.SelectAsync(flow, cancellation) is not { } names)
            return null;
        var groups = new List<ErrorGroup>();
        foreach (var some in names.Chunk(FlowsAtOnce))
        {
            foreach (var found in await Task.WhenAll(some.Select(name => errors.ListAsync(name, query.WithClosed, cancellation))))
                groups.AddRange(found);
        }

        return groups;
    }

    private static async Task<Results<Ok<ErrorDetail>, ProblemHttpResult>> GetAsync(
        string fingerprint, ErrorGroups errors, TimeProvider clock, HttpContext context, CancellationToken cancellation) =>
        await errors.FindAsync(fingerprint, context, cancellation) is { } group
            ? TypedResults.Ok(await ErrorDetail.ReadAsync(group, errors, clock.GetUtcNow(), cancellation))
            : Unknown(fingerprint);

    private static async Task<Results<Ok<ErrorOrderList>, ProblemHttpResult>> OrdersAsync(
        string fingerprint, [AsParameters] ErrorOrderConditions conditions, ErrorGroups errors, ErrorRows rows, HttpContext context,
        CancellationToken cancellation)
    {
        if (!conditions.TryRead(out var open, out var limit, out var after, out var problem))
            return problem!;
        if (await errors.FindAsync(fingerprint, context, cancellation) is not { } group)
            return Unknown(fingerprint);
        var (orders, last) = await rows.OrdersAsync(group, open, limit, after, cancellation);
        return TypedResults.Ok(new ErrorOrderList(orders, last is { } row ? ErrorOrderConditions.Format(row) : null));
    }
}
