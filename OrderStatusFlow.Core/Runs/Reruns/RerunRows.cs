using Azure;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>Finds the re-runs of rows, from the plans of the re-runs of their run.</summary>
public sealed class RerunRows(RunFiles files) : IDisposable
{
    private const long MaxRows = 1_000_000;

    private readonly AsyncCache<string, IReadOnlySet<int>> plans = new(MaxRows, TimeSpan.FromMinutes(10), static rows => rows.Count + 1);

    // Represents all rows of a run.
    private static readonly HashSet<int> All = [];

    /// <inheritdoc/>
    public void Dispose() => plans.Dispose();

    /// <summary>Adds their re-runs to rows of a run.</summary>
    public async Task<IReadOnlyList<RowRecord>> LinkAsync(RunRecord run, IReadOnlyList<RowRecord> rows, CancellationToken cancellation)
    {
        if (run.RerunBy.Count == 0 || rows.Count == 0)
            return rows;
        var reruns = await Task.WhenAll(run.RerunBy.Select(async rerun =>
            (Run: rerun, Rows: await plans.GetAsync(rerun, () => ReadAsync(RunId.Parse(rerun), CancellationToken.None)).WaitAsync(cancellation))));
        return [.. rows.Select(row => reruns.Where(rerun => rerun.Rows == All || rerun.Rows.Contains(row.Row)).Select(rerun => rerun.Run).ToList()
            is { Count: > 0 } links ? row with { RerunBy = links } : row)];
    }

    private async Task<IReadOnlySet<int>> ReadAsync(RunId rerun, CancellationToken cancellation)
    {
        try
        {
            var batches = RerunPlan.Read(await files.ReadAsync(rerun, RerunPlan.File, cancellation)).SelectMany(part => part.Batches).ToList();
            return batches.Any(batch => batch.Rows is null) ? All : batches.SelectMany(batch => batch.Rows!).ToHashSet();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The files of the re-run are deleted.
            return new HashSet<int>();
        }
    }
}
