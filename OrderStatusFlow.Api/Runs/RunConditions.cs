using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>The query parameters of a list of runs.</summary>
/// <param name="Status">The status.</param>
/// <param name="From">The first moment.</param>
/// <param name="To">The moment that all runs are before.</param>
/// <param name="By">Who started the runs.</param>
/// <param name="Limit">The maximum number of runs.</param>
/// <param name="Continuation">The continuation of the previous response.</param>
internal sealed record RunConditions(string? Status, string? From, string? To, string? By, string? Limit, string? Continuation)
{
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
