using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Retention;

namespace OrderStatusFlow.Api.Orders;

/// <summary>The rows of an order in all runs and flows.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders");
        // For numbers that are not valid in a path, such as '.', '..' and those with NUL.
        orders.MapGet("", FindByQueryAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("findOrder", "Returns the rows of an order whose number a path cannot hold", 400)
            .Query("number", "The order number.").Paged();
        orders.MapGet("/{**number}", FindByPathAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("getOrder", "Returns the rows of an order over all runs and flows, and where it is in a sentence", 400).Paged();
    }

    private static async Task<Results<Ok<OrderRowList>, ProblemHttpResult>> FindByQueryAsync(
        string? number, string? limit, string? continuation, [AsParameters] OrderSources sources, HttpContext context, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(number))
            return Problems.Of(400,
                new Failure("http.query", "The order number is missing. Use /api/orders?number=ORD-1.") { Place = "number" });
        return await FindAsync(number, limit, continuation, sources, context, cancellation);
    }

    // A slash is the only escape that routing does not decode.
    private static Task<Results<Ok<OrderRowList>, ProblemHttpResult>> FindByPathAsync(
        string number, string? limit, string? continuation, [AsParameters] OrderSources sources, HttpContext context, CancellationToken cancellation) =>
        FindAsync(number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), limit, continuation, sources, context, cancellation);

    private static async Task<Results<Ok<OrderRowList>, ProblemHttpResult>> FindAsync(
        string number, string? limit, string? continuation, OrderSources sources, HttpContext context, CancellationToken cancellation)
    {
        if (!QueryParameters.TryLimit(limit, out var max, out var problem))
            return problem!;
        OrderIndexEntry? after = null;
        if (!string.IsNullOrEmpty(continuation))
        {
            if (!OrderIndexEntry.TryParse(continuation, out var entry))
                return QueryParameters.InvalidContinuation();
            after = entry;
        }

        var page = await sources.History.ReadAsync(number, context.Caller().Flow, max, after, cancellation);
        var zones = await FlowZones.OfAsync(page.Head.Select(found => found.Run.Flow), sources.Flows, cancellation);
        var versions = await sources.Runs.VersionsAsync([.. page.Events.Select(found => found.Run).Distinct()], cancellation);
        return TypedResults.Ok(OrderRowList.Of(page, versions, flow => zones[flow]).With(sources.Kept));
    }

    /// <summary>What the endpoints read.</summary>
    /// <remarks>Without the attributes the request delegate generator describes a JSON body.</remarks>
    internal sealed record OrderSources(
        [FromServices] OrderHistory History, [FromServices] RunLog Runs, [FromServices] FlowStore Flows, [FromServices] RetentionPeriods Kept);
}
