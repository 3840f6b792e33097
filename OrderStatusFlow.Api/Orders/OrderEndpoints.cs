using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api.Orders;

/// <summary>The rows of an order in all runs and flows.</summary>
internal static class OrderEndpoints
{
    private const string Limit = "The maximum number of rows in the response.";

    public static void MapOrders(this IEndpointRouteBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders");
        // For numbers that are not valid in a path, such as '.', '..' and those with NUL.
        orders.MapGet("", FindByQueryAsync).RequireRole(Role.View).Describe("findOrder", "Returns the rows of an order whose number a path cannot hold", 400)
            .Query("number", "The order number.").Query("limit", Limit, ParameterSchema.Limit());
        orders.MapGet("/{**number}", FindByPathAsync).RequireRole(Role.View).Describe("getOrder", "Returns the rows of an order over all runs and flows", 400)
            .Query("limit", Limit, ParameterSchema.Limit());
    }

    private static async Task<Results<Ok<OrderRowList>, ProblemHttpResult>> FindByQueryAsync(
        string? number, string? limit, OrderRows orders, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(number))
            return Problems.Of(400,
                new Failure("http.query", "The order number is missing. Use /api/orders?number=ORD-1.") { Place = "number" });
        return await FindAsync(number, limit, orders, cancellation);
    }

    // A slash is the only escape that routing does not decode.
    private static Task<Results<Ok<OrderRowList>, ProblemHttpResult>> FindByPathAsync(
        string number, string? limit, OrderRows orders, CancellationToken cancellation) =>
        FindAsync(number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), limit, orders, cancellation);

    private static async Task<Results<Ok<OrderRowList>, ProblemHttpResult>> FindAsync(
        string number, string? limit, OrderRows orders, CancellationToken cancellation)
    {
        if (!QueryParameters.TryLimit(limit, out var max, out var problem))
            return problem!;
        return TypedResults.Ok(OrderRowList.Of(await orders.FindAsync(number, max, cancellation)));
    }
}
