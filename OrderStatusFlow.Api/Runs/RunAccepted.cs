using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>The run of an accepted request. Its status shows when it is done.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="StatusUrl">The URL of the run: <c>GET /api/runs/{id}</c>.</param>
public sealed record RunAccepted(string RunId, string StatusUrl)
{
    internal static Accepted<RunAccepted> Of(RunId run, PublicUrl urls)
    {
        var url = urls.Of($"/api/runs/{run}");
        return TypedResults.Accepted(url, new RunAccepted(run.ToString(), url));
    }
}
