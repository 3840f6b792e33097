using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;

namespace OrderStatusFlow.Api.Csv;

/// <summary>What all endpoints that return CSV files share.</summary>
internal static class CsvEndpoint
{
    /// <summary>Describes the response and the query parameter <c>separator</c>.</summary>
    public static RouteHandlerBuilder ReturnsCsv(this RouteHandlerBuilder endpoint) => endpoint.Produces<string>(200, "text/csv")
        .ResponseHeader("Content-Disposition", "The name of the file.")
        .Query("separator", "What separates the cells. Excel in Turkish needs semicolon; comma by default.", ParameterSchema.Words("comma", "semicolon"));

    /// <summary>Reads the query parameter <c>separator</c>.</summary>
    public static bool TryDelimiter(string? separator, out string delimiter, out ProblemHttpResult? problem)
    {
        delimiter = separator == "semicolon" ? ";" : ",";
        problem = separator is null or "" or "comma" or "semicolon" ? null
            : Problems.Of(400, new Failure("http.query", "separator must be comma or semicolon.") { Place = "separator" });
        return problem is null;
    }
}
