using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Pages;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>Reads the orders of a re-run from the files of its original run. Each batch is read once.</summary>
public sealed class StoredInput(RunFiles files, PageTransformation transformation)
{
    private const int ReadsAtOnce = 4;

    /// <summary>Reads the orders that the original run made.</summary>
    /// <exception cref="Azure.RequestFailedException">A file is missing (status 404), or storage failed.</exception>
    internal async Task<IReadOnlyList<StoredOrder>> ReadAsync(RunStart start, RerunPart part, CancellationToken cancellation)
    {
        var orders = new List<StoredOrder>();
        await foreach (var (selected, batch) in BatchesAsync(start, part, cancellation))
        {
            // The attributes of the run itself are those of this run.
            var attributes = new Dictionary<string, string>(batch.Attributes, StringComparer.Ordinal);
            foreach (var (name, value) in start.RunAttributes())
                attributes[name] = value;
            orders.AddRange(Enumerable.Range(0, batch.Orders.Count).Where(at => selected.Selects(selected.Number + at)).Select(at => new StoredOrder(
                batch.Orders[at].ToArray(), batch.Keys[at], attributes, OriginOf(start, batch, selected.Number, at), batch.Missing.Contains(at))));
        }

        return orders;
    }

    /// <summary>Transforms a page of the original run again, and selects its orders by their numbers.</summary>
    /// <param name="flow">The version of the flow.</param>
    /// <param name="start">The re-run.</param>
    /// <param name="part">The part of the plan, which has a page.</param>
    /// <param name="enter">Receives the name of each step when it begins.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>The orders; or the failure of the script or the mapping.</returns>
    /// <exception cref="Azure.RequestFailedException">A file is missing (status 404), or storage failed.</exception>
    internal async Task<Result<IReadOnlyList<StoredOrder>>> TransformAsync(
        FlowVersion flow, RunStart start, RerunPart part, Action<string> enter, CancellationToken cancellation)
    {
        var rows = new PageRows(start.OriginalRun().Moment);
        await foreach (var (selected, batch) in BatchesAsync(start, part, cancellation))
        {
            for (var at = 0; at < batch.Orders.Count; at++)
                rows.Add(OriginOf(start, batch, selected.Number, at), batch.Keys[at], batch.Orders[at], selected.Selects(selected.Number + at));
        }

        var page = await files.ReadAsync(start.OriginalRun(), RunFiles.Page(part.Page!.Value), cancellation);
        var transformed = await transformation.RunAsync(flow, page, start.Attributes(), enter, cancellation);
        if (transformed.Failure is { } failure)
            return failure;
        var orders = transformed.Orders!;
        return Result.Of(rows.Select(orders, part.WholePage));
    }

    private async IAsyncEnumerable<(RerunBatch Selected, OrderBatch Batch)> BatchesAsync(
        RunStart start, RerunPart part, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in part.Batches.Chunk(ReadsAtOnce))
        {
            var contents = await Task.WhenAll(some.Select(batch => files.ReadAsync(start.OriginalRun(), RunFiles.Batch(batch.Number), cancellation)));
            foreach (var (selected, content) in some.Zip(contents))
                yield return (selected, OrderBatch.Parse(content));
        }
    }

    // The state of an order is as old as the page that it is from, also in a re-run of a re-run.
    private static RerunOrigin OriginOf(RunStart start, OrderBatch batch, int number, int at)
    {
        var row = number + at;
        if (batch.Rerun is not { } earlier)
            return new RerunOrigin(row, batch.Read ?? start.OriginalRun().Moment);
        var origin = earlier.Rows[at];
        return new RerunOrigin(row, origin.Read, origin.FirstRun ?? earlier.Run, origin.FirstRow ?? origin.Row ?? row);
    }
}
