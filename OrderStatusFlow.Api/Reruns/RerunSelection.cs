using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Reruns;

/// <summary>Finds the runs that a request to run many again selects.</summary>
internal sealed class RerunSelection(FlowStore flows, RunLog runs, RunSearch search, ErrorGroups errors)
{
    /// <summary>Finds the runs: those that are named, those of an error, or those of a time and a flow.</summary>
    public async Task<Result<IReadOnlyList<RunRecord>>> FindAsync(RerunBody body, CancellationToken cancellation)
    {
        if (body.Runs is { } ids)
        {
            var found = await Task.WhenAll(ids.Select(id => runs.FindAsync(id, cancellation)));
            var missing = Array.IndexOf(found, null);
            return missing >= 0 ? Unknown(ids[missing]) : Result.Of<IReadOnlyList<RunRecord>>(found!);
        }

        if (body.Error is { } error)
            return await OfErrorAsync(error, body, cancellation);
        if (body.Flow is { } flow && !await flows.ExistsAsync(flow, cancellation))
            return new Failure("flow.unknown", $"There is no flow '{flow}'.") { Place = "$.flow" };
        var names = body.Flow is { } one ? [one] : await flows.ListAllAsync(cancellation).Select(entry => entry.Name).ToListAsync(cancellation);
        var query = new RunQuery { From = body.From, To = body.To, HasRows = body.Rows.IsAll, HasFailures = !body.Rows.IsAll };
        var selected = new List<RunRecord>();
        string? continuation = null;
        do
        {
            (var page, continuation) = await search.ListAsync(names, query, RerunBody.MaxRuns + 1, continuation, cancellation);
            // The rows of a re-run are those of its original run.
            selected.AddRange(page.Where(run => run.RerunOf is null));
            if (selected.Count > RerunBody.MaxRuns)
                return TooMany();
        }
        while (continuation is not null);
        return selected;
    }

    private async Task<Result<IReadOnlyList<RunRecord>>> OfErrorAsync(string error, RerunBody body, CancellationToken cancellation)
    {
        if (await errors.FindAsync(error, cancellation) is not { } group)
            return new Failure("error.unknown", $"There is no error group '{error}'.") { Place = "$.error" };
        var ids = new List<RunId>();
        await foreach (var run in errors.RunsAsync(group, null, cancellation))
        {
            var id = RunId.Parse(run.RunId);
            if (id.Moment < body.From || id.Moment >= body.To || (body.Flow is { } flow && flow != id.Flow))
                continue;
            ids.Add(id);
            if (ids.Count > RerunBody.MaxRuns)
                return TooMany();
        }

        var found = await Task.WhenAll(ids.Select(id => runs.FindAsync(id, cancellation)));
        // A row that failed again in a re-run is a row of the original run.
        return found.OfType<RunRecord>().Where(run => run.RerunOf is null || !ids.Contains(RunId.Parse(run.RerunOf))).ToList();
    }

    /// <summary>The failure for a run that does not exist.</summary>
    public static Failure Unknown(RunId run) => new("run.unknown", $"There is no run '{run}'.");

    private static Failure TooMany() =>
        new("http.member", $"More than {RerunBody.MaxRuns} runs match. Select a shorter time, or one flow.") { Place = "$" };
}
