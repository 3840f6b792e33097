using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The batches whose rows this host writes: opened by their first row here, dropped when they are closed here or not used for a while.</summary>
public sealed class OpenBatches(RunFiles files, RowLog rows, RunOverlap overlap, CancellationMonitor cancels) : IDisposable
{
    internal const long MaxBytes = 128 << 20;

    private readonly AsyncCache<(string Run, int Batch), OpenBatch> open = new(MaxBytes, TimeSpan.FromMinutes(10), static batch => batch.Size);

    /// <summary>How many are kept now.</summary>
    internal int Count => open.Count;

    internal Task<OpenBatch> OpenAsync(RunId run, BatchRef batch, bool manyHosts) =>
        open.GetAsync((run.ToString(), batch.Number), () => LoadAsync(run, batch, manyHosts));

    /// <summary>The logs of a batch and of the run's next one, when this process writes both.</summary>
    internal IEnumerable<BatchLog> Logs(RunId run, BatchRef batch, OpenBatch here)
    {
        yield return here.Log;
        if ((rows.Find(run, batch.FirstRow + batch.Rows) ?? here.Next) is { } next)
            yield return next;
    }

    internal void Close(RunId run, BatchRef batch) => open.Remove((run.ToString(), batch.Number));

    /// <inheritdoc/>
    public void Dispose() => open.Dispose();

    private async Task<OpenBatch> LoadAsync(RunId run, BatchRef batch, bool manyHosts)
    {
        var reading = files.ReadAsync(run, RunFiles.Batch(batch.Number), CancellationToken.None);
        var opening = rows.OpenAsync(run, batch, manyHosts);
        var joining = overlap.JoinAsync(run, batch, manyHosts, () => cancels.IsAskedAsync(run.ToString()));
        await Task.WhenAll(reading, opening, joining);
        var log = await opening;
        // A process that stopped may have written rows of the next batch before it had written all of this one.
        var next = log.WasThere && !manyHosts ? await rows.OpenIfThereAsync(run, batch.FirstRow + batch.Rows) : null;
        return new OpenBatch(OrderBatch.Parse(await reading), log, await joining, next);
    }
}
