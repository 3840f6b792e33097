using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Runs;

/// <summary>The run of an accepted request. Its status shows when it is done.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="StatusUrl">The URL of the run: <c>GET /api/runs/{id}</c>.</param>
public sealed record RunAccepted(string RunId, string StatusUrl)
{
    /// <summary>The posted orders that cannot be written, each with its JSON path in the body. Their rows fail; the others are written.
    /// Missing if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemError>? Errors { get; init; }

    internal static Accepted<RunAccepted> Of(RunId run, PublicUrl urls, IReadOnlyList<Failure>? errors = null)
    {
        var url = urls.Of($"/api/runs/{run}");
        return TypedResults.Accepted(url, new RunAccepted(run.ToString(), url)
        {
            Errors = errors is { Count: > 0 } ? [.. errors.Select(ProblemError.Of)] : null,
        });
    }
}
