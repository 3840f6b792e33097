using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Csv;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>Returns error groups and their orders as CSV files.</summary>
internal static class ErrorCsvEndpoints
{
    public static void MapErrorCsv(this IEndpointRouteBuilder api)
    {
        var csv = api.MapGroup("").WithTags("Errors");
        csv.MapGet("/errors.csv", GroupsAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("exportErrors", "Returns the error groups as a CSV file, in the order of their list", 400, 404).ErrorConditions().ReturnsCsv();
        csv.MapGet("/errors/{fingerprint}/orders.csv", OrdersAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("exportErrorOrders", "Returns the orders of an error group as a CSV file, the last failed first", 400, 404)
            .OpenCondition().ReturnsCsv();
    }

    private static async Task<Results<CsvFile<ErrorGroup>, ProblemHttpResult>> GroupsAsync(
        string? state, string? flow, string? @class, string? sort, string? separator, FlowStore flows, ErrorGroups errors,
        HttpContext context, CancellationToken cancellation)
    {
        flow = context.FlowOr(flow);
        if (!new ErrorConditions { State = state, Flow = flow, Class = @class, Sort = sort }.TryRead(out var query, out _, out var problem)
            || !CsvEndpoint.TryDelimiter(separator, out var delimiter, out problem))
            return problem!;
        if (await ErrorEndpoints.ReadAsync(flow, query, flows, errors, cancellation) is not { } groups)
            return FlowEndpoints.Unknown(flow!);
        var file = string.IsNullOrEmpty(flow) ? "errors" : $"{flow}-errors";
        return new CsvFile<ErrorGroup>(file, ErrorColumns.Groups, query.All(groups).ToAsyncEnumerable(), delimiter);
    }

    private static async Task<Results<CsvFile<ErrorOrder>, ProblemHttpResult>> OrdersAsync(
        string fingerprint, string? open, string? separator, ErrorGroups errors, ErrorRows rows, HttpContext context, CancellationToken cancellation)
    {
        if (!new ErrorOrderConditions { Open = open }.TryRead(out var isOpen, out _, out _, out var problem)
            || !CsvEndpoint.TryDelimiter(separator, out var delimiter, out problem))
            return problem!;
        if (await errors.FindAsync(fingerprint, context, cancellation) is not { } group)
            return ErrorEndpoints.Unknown(fingerprint);
        return new CsvFile<ErrorOrder>($"{fingerprint}-orders", ErrorColumns.Orders, rows.AllOrdersAsync(group, isOpen, cancellation), delimiter);
    }
}
