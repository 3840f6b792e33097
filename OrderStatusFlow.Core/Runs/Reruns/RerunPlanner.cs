using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>Finds out what a re-run repeats, from the log and the files of the original run. It reads the rows of a run in pages, and the first line of the
/// batches that it needs.</summary>
public sealed class RerunPlanner(RowSearch search, RunFiles files)
{
    private const int ReadsAtOnce = 8;

    /// <summary>Plans a re-run of one run.</summary>
    /// <param name="run">The original run, which has ended.</param>
    /// <param name="rows">The selected rows.</param>
    /// <param name="version">The version of the flow.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The plan, which is empty if nothing is selected; <c>run.gone</c> if a part of the stored input is missing; or <c>run.rows</c> if
    /// a selected row does not exist.</returns>
    public async Task<Result<RerunPlan>> PlanAsync(RunRecord run, RowSelection rows, RerunVersion version, CancellationToken cancellation)
    {
        var id = RunId.Parse(run.RunId);
        var empty = new RerunPlan { Run = run, Rows = rows };
        var stored = await files.ListAsync(id, RunFiles.Batches, cancellation);
        var known = stored.ToHashSet();
        if (stored.Count == 0 && run.Totals.Rows > 0)
            return Gone(run);
        var selected = await SelectAsync(id, rows, stored, cancellation);
        if (selected.Batches.Count == 0 && version == RerunVersion.Original)
            return selected.Unknown.Count > 0 ? Unknown(run, selected.Unknown) : empty;
        if (selected.Batches.Any(batch => !known.Contains(batch.Number)))
            return Gone(run);
        var needsHeads = version == RerunVersion.Current || rows.Repeats;
        var needed = version == RerunVersion.Current ? Neighbors(selected.Batches, stored) : selected.Batches;
        var heads = needsHeads ? await HeadsAsync(id, needed, cancellation) : [];
        if (heads is null)
            return Gone(run);
        if (rows.Numbers is not null)
        {
            var unknown = selected.Batches.SelectMany(batch => batch.Rows!.Where(row => row >= batch.Number + heads[batch.Number].ReadKeys().Count))
                .Concat(selected.Unknown).Order().ToList();
            if (unknown.Count > 0)
                return Unknown(run, unknown);
        }

        var plan = empty with
        {
            RowCount = selected.Batches.Sum(batch => batch.Rows?.Count ?? heads[batch.Number].ReadKeys().Count),
            Orders = selected.Orders ?? Keys(selected.Batches, heads),
        };
        if (rows.IsAll && plan.RowCount < run.Totals.Rows)
            return Gone(run);
        return version == RerunVersion.Original
            ? plan with { Parts = [.. Packed(selected.Batches, heads)] }
            : await PagesAsync(plan, id, selected.Batches, heads, cancellation);
    }

    private async Task<Selected> SelectAsync(RunId run, RowSelection rows, IReadOnlyList<int> stored, CancellationToken cancellation)
    {
        if (rows.IsAll)
            return new Selected([.. stored.Select(number => new RerunBatch(number, null))], null, []);
        if (rows.Numbers is { } numbers)
        {
            var batches = numbers.ToLookup(row => stored.LastOrDefault(batch => batch <= row));
            return new Selected([.. batches.Where(batch => batch.Key > 0).Select(batch => new RerunBatch(batch.Key, [.. batch]))], null, [.. batches[0]]);
        }

        string[] columns = rows.Error is null ? ["Order"] : ["Order", "Step", "Code", "Message"];
        var failed = await search.SelectAsync(run, new RowQuery { AnyOf = RowQuery.Failed }, columns, cancellation);
        if (rows.Error is { } error)
            failed = [.. failed.Where(row => ErrorFingerprint.Of(run.Flow, row.Row) == error)];
        return new Selected(
            [.. failed.GroupBy(row => row.Batch, row => row.Row.Row).Select(batch => new RerunBatch(batch.Key, [.. batch]))],
            failed.Select(row => OrderKey.Of(row.Row.Order)).ToHashSet(), []);
    }

    /// <returns>The heads by batch; null if one is missing.</returns>
    private async Task<Dictionary<int, OrderBatchHead>?> HeadsAsync(RunId run, IReadOnlyList<RerunBatch> batches, CancellationToken cancellation)
    {
        var heads = new Dictionary<int, OrderBatchHead>();
        foreach (var some in batches.Chunk(ReadsAtOnce))
        {
            var lines = await Task.WhenAll(some.Select(batch => files.ReadLineAsync(run, RunFiles.Batch(batch.Number), cancellation)));
            foreach (var (batch, line) in some.Zip(lines))
            {
                if (line is not { } head)
                    return null;
                heads[batch.Number] = OrderBatchHead.Parse(head.Span);
            }
        }

        return heads;
    }

    private async Task<Result<RerunPlan>> PagesAsync(
        RerunPlan plan, RunId run, IReadOnlyList<RerunBatch> batches, Dictionary<int, OrderBatchHead> heads, CancellationToken cancellation)
    {
        var pages = await files.ListAsync(run, RunFiles.Pages, cancellation);
        if (pages.Count == 0)
            return batches.Count > 0 || plan.Run.Totals.Rows > 0 ? Gone(plan.Run) : plan;
        // A run of an earlier release does not record the pages of its batches.
        var byPage = batches.ToLookup(PageOf);
        if (byPage.Contains(0))
            return Gone(plan.Run, "An earlier release did not record which page each order is from. Use \"version\": \"original\".");
        if (byPage.Any(page => !pages.Contains(page.Key)))
            return Gone(plan.Run);
        var others = heads.Keys.Except(batches.Select(batch => batch.Number)).Select(number => new RerunBatch(number, [])).ToLookup(PageOf);
        // The last page is the one that could not be transformed, because a run ends there.
        int? broken = plan.Rows.Numbers is null && plan.Run.Steps.Any(step => step is { Step: "script" or "mapping", Status: "failed" }) ? pages[^1] : null;
        var whole = plan.Rows.IsAll ? pages : broken is { } last ? [last] : [];
        var parts = pages.Where(page => byPage.Contains(page) || whole.Contains(page))
            .Select(page => new RerunPart([.. byPage[page].Concat(others[page]).OrderBy(batch => batch.Number)], page, whole.Contains(page)));
        return plan with { Parts = [.. parts], Pages = broken is { } page && !byPage.Contains(page) ? 1 : 0 };

        int PageOf(RerunBatch batch) => heads[batch.Number].Page ?? (pages.Count == 1 ? pages[0] : 0);
    }

    /// <summary>Adds the batches that may be from the same pages. Only the last batch of a page has fewer rows than the maximum.</summary>
    private static List<RerunBatch> Neighbors(IReadOnlyList<RerunBatch> batches, IReadOnlyList<int> stored)
    {
        var numbers = batches.ToDictionary(batch => batch.Number);
        bool IsFull(int at) => at + 1 < stored.Count && stored[at + 1] - stored[at] == OrderBatch.MaxRows;
        for (var at = 1; at < stored.Count; at++)
        {
            if (numbers.ContainsKey(stored[at - 1]) && IsFull(at - 1))
                numbers.TryAdd(stored[at], new RerunBatch(stored[at], []));
        }

        for (var at = stored.Count - 2; at >= 0; at--)
        {
            if (numbers.ContainsKey(stored[at + 1]) && IsFull(at))
                numbers.TryAdd(stored[at], new RerunBatch(stored[at], []));
        }

        return [.. numbers.Values];
    }

    private static HashSet<ulong> Keys(IReadOnlyList<RerunBatch> batches, Dictionary<int, OrderBatchHead> heads) =>
        [.. batches.SelectMany(batch => heads[batch.Number].ReadKeys().Where((_, at) => batch.Selects(batch.Number + at)))];

    // Whole batches, so that each is read once.
    private static IEnumerable<RerunPart> Packed(IReadOnlyList<RerunBatch> batches, Dictionary<int, OrderBatchHead> heads)
    {
        var (part, rows) = (new List<RerunBatch>(), 0);
        foreach (var batch in batches)
        {
            var count = batch.Rows?.Count ?? heads[batch.Number].ReadKeys().Count;
            if (part.Count > 0 && rows + count > OrderBatch.MaxRows)
            {
                yield return new RerunPart(part);
                (part, rows) = ([], 0);
            }

            part.Add(batch);
            rows += count;
        }

        if (part.Count > 0)
            yield return new RerunPart(part);
    }

    private static Failure Gone(RunRecord run, string? why = null) => new("run.gone",
        $"The stored input of run '{run.RunId}' is gone, so its rows cannot be repeated. {why ?? "Read the orders from the ERP again with the trigger URL."}");

    private static Failure Unknown(RunRecord run, IReadOnlyList<int> rows)
    {
        const int Shown = 10;
        var list = string.Join(", ", rows.Take(Shown)) + (rows.Count > Shown ? $" and {rows.Count - Shown} more" : "");
        return new Failure("run.rows", $"Run '{run.RunId}' has no row {list}.") { Place = "$.rows" };
    }

    private sealed record Selected(IReadOnlyList<RerunBatch> Batches, IReadOnlySet<ulong>? Orders, IReadOnlyList<int> Unknown);
}
