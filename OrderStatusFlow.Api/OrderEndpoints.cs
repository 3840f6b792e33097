using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api;

/// <summary>The rows of an order in all runs and flows.</summary>
internal static class OrderEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        // For numbers that are not valid in a path, such as '.', '..' and those with NUL.
        api.MapGet("/orders", (string? number, string? limit, OrderRows orders, CancellationToken cancellation) =>
            string.IsNullOrEmpty(number)
            ? Task.FromResult(Problems.Of(400,
                new Failure("http.query", "The order number is missing. Use /api/orders?number=ORD-1.") { Place = "number" }))
            : FindAsync(number, limit, orders, cancellation));
        // A slash is the only escape that routing does not decode.
        api.MapGet("/orders/{**number}", (string number, string? limit, OrderRows orders, CancellationToken cancellation) =>
            FindAsync(number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), limit, orders, cancellation));
    }

    private static async Task<IResult> FindAsync(string number, string? limit, OrderRows orders, CancellationToken cancellation)
    {
        if (!QueryLimit.TryParse(limit, out var max, out var problem))
            return problem!;
        var items = (await orders.FindAsync(number, max, cancellation)).Select(found => new
        {
            runId = found.Run.ToString(),
            flow = found.Run.Flow.ToString(),
            at = found.Run.Moment,
            found.Row.Row,
            found.Row.Order,
            found.Row.Outcome,
            found.Row.HttpStatus,
            found.Row.Code,
            found.Row.Message,
            found.Row.Request,
            found.Row.Response,
            found.Row.Attributes,
            found.Row.Attempts,
            found.Row.DurationMs,
        });
        return Results.Ok(new { items });
    }
}
