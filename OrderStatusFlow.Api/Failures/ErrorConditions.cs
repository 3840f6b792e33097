using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>The query parameters of a list of error groups.</summary>
/// <param name="State">The state.</param>
/// <param name="Flow">The flow.</param>
/// <param name="Class">The class.</param>
/// <param name="Sort"><c>biggest</c> or <c>newest</c>.</param>
/// <param name="Limit">The maximum number of groups.</param>
/// <param name="Continuation">The continuation of the previous response.</param>
internal sealed record ErrorConditions(string? State, string? Flow, string? Class, string? Sort, string? Limit, string? Continuation)
{
    public bool TryRead(out ErrorQuery query, out int limit, out ProblemHttpResult? problem)
    {
        (query, limit) = (new ErrorQuery(null, null, false, null), 0);
        if (!QueryParameters.TryChoice<ErrorState>(State, "state", out var state, out problem)
            || !QueryParameters.TryChoice<ErrorClass>(Class, "class", out var @class, out problem)
            || !QueryParameters.TryLimit(Limit, out limit, out problem))
            return false;
        if (Sort is not (null or "" or "biggest" or "newest"))
            problem = Problems.Of(400, new Failure("http.query", "sort must be biggest or newest.") { Place = "sort" });
        else if (!TryPlace(out var after))
            problem = QueryParameters.InvalidContinuation();
        else
            query = new ErrorQuery(state, @class, Sort == "newest", after);
        return problem is null;
    }

    private bool TryPlace(out (long Value, string Fingerprint)? after)
    {
        after = null;
        if (string.IsNullOrEmpty(Continuation))
            return true;
        if (Continuation.Split('.') is not [var text, var fingerprint] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;
        after = (value, fingerprint);
        return true;
    }
}
