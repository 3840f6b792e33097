using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>The query parameters of a list of rows.</summary>
internal sealed record RowConditions
{
    /// <summary>The outcome.</summary>
    public string? Outcome { get; init; }

    /// <summary>The order number.</summary>
    public string? Order { get; init; }

    /// <summary>The error code.</summary>
    public string? Code { get; init; }

    /// <summary>A part of the order number, the code or the message.</summary>
    public string? Q { get; init; }

    /// <summary>The first row number.</summary>
    public string? From { get; init; }

    /// <summary><c>summary</c>, or <c>all</c>.</summary>
    public string? Fields { get; init; }

    /// <summary>The maximum number of rows.</summary>
    public string? Limit { get; init; }

    /// <summary>The continuation of the previous response.</summary>
    public string? Continuation { get; init; }

    /// <summary>True if the rows are returned with requests, responses and attributes.</summary>
    public bool Whole => Fields != "summary";

    public bool TryRead(out RowQuery query, out int limit, out ProblemHttpResult? problem)
    {
        (query, limit) = (new RowQuery(), 0);
        if (!QueryParameters.TryChoice<RowOutcome>(Outcome, "outcome", out var outcome, out problem)
            || !QueryParameters.TryLimit(Limit, out limit, out problem))
            return false;
        if (Fields is not (null or "" or "all" or "summary"))
            problem = Invalid("fields", "fields must be summary or all.");
        else if (!TryNumber(From, out var from))
            problem = Invalid("from", "from must be a row number, such as 1.");
        else if (!TryNumber(Continuation, out var next))
            problem = QueryParameters.InvalidContinuation();
        else
            query = new RowQuery { From = Math.Max(from, next), Outcome = outcome, Order = Given(Order), Code = Given(Code), Text = Given(Q) };
        return problem is null;
    }

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static bool TryNumber(string? text, out int number)
    {
        number = 1;
        return string.IsNullOrEmpty(text) || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static ProblemHttpResult Invalid(string name, string message) => Problems.Of(400, new Failure("http.query", message) { Place = name });
}
