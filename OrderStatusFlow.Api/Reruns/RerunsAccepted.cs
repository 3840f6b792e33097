using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>The re-runs of an accepted request. There is one for each original run.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Orders">The number of different order numbers.</param>
/// <param name="Runs">The re-runs, in the order of their original runs, oldest first.</param>
/// <param name="Skipped">The selected runs that are not repeated, with the reasons.</param>
public sealed record RerunsAccepted(int Rows, int Orders, IReadOnlyList<RerunAccepted> Runs, IReadOnlyList<RerunSkipped> Skipped)
{
    internal static Accepted<RerunsAccepted> Of(RerunPlanned plan, IReadOnlyList<RunStart> starts, PublicUrl urls)
    {
        var runs = starts.Select(start => new RerunAccepted(start.Run, urls.Of($"/api/runs/{start.Run}"), start.Rerun!.Run)).ToList();
        // The first re-run has the earliest moment. The list may have others that were requested at the same time.
        var all = $"/api/runs?by={RerunEndpoints.By}&from={Uri.EscapeDataString(starts.Min(start => start.Id.Moment).ToString("O"))}";
        return TypedResults.Accepted(runs is [var only] ? only.StatusUrl : urls.Of(all), new RerunsAccepted(plan.Rows, plan.Orders, runs, plan.Skipped));
    }
}

/// <summary>A re-run of a run.</summary>
/// <param name="RunId">The id of the re-run.</param>
/// <param name="StatusUrl">The URL of the re-run.</param>
/// <param name="RerunOf">The original run.</param>
public sealed record RerunAccepted(string RunId, string StatusUrl, string RerunOf);
