using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>The query parameters of a list of error groups.</summary>
internal sealed record ErrorConditions
{
    /// <summary>The state.</summary>
    public string? State { get; init; }

    /// <summary>The flow.</summary>
    public string? Flow { get; init; }

    /// <summary>The class.</summary>
    public string? Class { get; init; }

    /// <summary><c>biggest</c> or <c>newest</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>The maximum number of groups.</summary>
    public string? Limit { get; init; }

    /// <summary>The continuation of the previous response.</summary>
    public string? Continuation { get; init; }

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
