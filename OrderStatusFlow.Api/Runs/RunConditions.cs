using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>The query parameters of a list of runs.</summary>
internal sealed record RunConditions
{
    /// <summary>The status.</summary>
    public string? Status { get; init; }

    /// <summary>The first moment.</summary>
    public string? From { get; init; }

    /// <summary>The moment that all runs are before.</summary>
    public string? To { get; init; }

    /// <summary>Who started the runs.</summary>
    public string? By { get; init; }

    /// <summary>The maximum number of runs.</summary>
    public string? Limit { get; init; }

    /// <summary>The continuation of the previous response.</summary>
    public string? Continuation { get; init; }

    public bool TryRead(out RunQuery query, out int limit, out ProblemHttpResult? problem)
    {
        (query, limit) = (new RunQuery(), 0);
        if (!QueryParameters.TryChoice<RunStatus>(Status, "status", out var status, out problem)
            || !QueryParameters.TryPeriod(From, To, out var from, out var to, out problem)
            || !QueryParameters.TryLimit(Limit, out limit, out problem))
            return false;
        // Several flows: the key of a run, and its flow.
        if (!string.IsNullOrEmpty(Continuation) && !RunId.IsKey(Continuation.Split('~')[0]))
        {
            problem = QueryParameters.InvalidContinuation();
            return false;
        }

        query = new RunQuery { Status = status, From = from, To = to, TriggeredBy = string.IsNullOrEmpty(By) ? null : By };
        return true;
    }
}
