using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Failures;

/// <summary>The query parameters of the orders of an error group.</summary>
internal sealed record ErrorOrderConditions
{
    /// <summary><c>true</c>, or <c>false</c>.</summary>
    public string? Open { get; init; }

    /// <summary>The maximum number of orders.</summary>
    public string? Limit { get; init; }

    /// <summary>The continuation of the previous response.</summary>
    public string? Continuation { get; init; }

    public static string Format((RunId Run, int Row) place) => string.Create(CultureInfo.InvariantCulture, $"{place.Run}~{place.Row}");

    public bool TryRead(out bool? open, out int limit, out (RunId Run, int Row)? after, out ProblemHttpResult? problem)
    {
        (open, after) = (Open is { Length: > 0 } ? Open == "true" : null, null);
        if (!QueryParameters.TryLimit(Limit, out limit, out problem))
            return false;
        if (Open is not (null or "" or "true" or "false"))
            problem = Problems.Of(400, new Failure("http.query", "open must be true or false.") { Place = "open" });
        else if (Continuation is { Length: > 0 } text && !TryPlace(text, out after))
            problem = QueryParameters.InvalidContinuation();
        return problem is null;
    }

    private static bool TryPlace(string text, out (RunId Run, int Row)? place)
    {
        var fits = text.Split('~') is [var id, var number] && RunId.TryParse(id, out var run)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? ((RunId, int)?)(run, row)
            : null;
        place = fits;
        return fits is not null;
    }
}
