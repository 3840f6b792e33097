using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Reruns;

namespace OrderStatusFlow.Core.Runs.Batches;

/// <summary>The batches whose rows this host writes. A batch is opened by its first row here. It is dropped when it is closed here or has been
/// unused for a while.</summary>
public sealed class OpenBatches(RunFiles files, RowLog rows, RunOverlap overlap, CancellationMonitor cancels, NewerStateSearch newer) : IDisposable
{
    internal const long MaxBytes = 128 << 20;

    private readonly AsyncCache<(string Run, int Batch), OpenBatch> open = new(MaxBytes, TimeSpan.FromMinutes(10), static batch => batch.Size);

    /// <summary>The number of open batches.</summary>
    internal int Count => open.Count;

    internal Task<OpenBatch> OpenAsync(RunId run, BatchRef batch, bool manyHosts) =>
        open.GetAsync((run.ToString(), batch.Number), () => LoadAsync(run, batch, manyHosts));

    /// <summary>Returns the log of a batch, and that of the run's next batch if this process writes both.</summary>
    internal IEnumerable<BatchLog> Logs(RunId run, BatchRef batch, OpenBatch here)
    {
        yield return here.Log;
        if ((rows.Find(run, batch.FirstRow + batch.Rows) ?? here.Next) is { } next)
            yield return next;
    }

    /// <summary>The log of a batch whose rows are all written, on this host or others.</summary>
    internal async Task<BatchLog> CompleteLogAsync(RunId run, BatchRef batch)
    {
        var log = await rows.OpenAsync(run, batch);
        if (log.Count >= batch.Rows)
            return log;
        // Other hosts wrote rows of this batch after this host opened its log.
        rows.Close(run, batch);
        return await rows.OpenAsync(run, batch);
    }

    /// <summary>Closes a batch, and ends its overlap with batches of other runs.</summary>
    internal async Task CloseAsync(RunId run, BatchRef batch, CancellationToken cancellation)
    {
        rows.Close(run, batch);
        open.Remove((run.ToString(), batch.Number));
        await overlap.LeaveAsync(run, batch, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => open.Dispose();

    private async Task<OpenBatch> LoadAsync(RunId run, BatchRef batch, bool manyHosts)
    {
        var reading = files.ReadAsync(run, RunFiles.Batch(batch.Number), CancellationToken.None);
        var opening = rows.OpenAsync(run, batch, manyHosts);
        var joining = overlap.JoinAsync(run, batch, manyHosts, () => cancels.IsAskedAsync(run.ToString()));
        await Task.WhenAll(reading, opening, joining);
        var log = await opening;
        // A process that stopped may have written rows of the next batch before all rows of this one.
        var next = log.WasThere && !manyHosts ? await rows.OpenIfThereAsync(run, batch.FirstRow + batch.Rows) : null;
        var orders = OrderBatch.Parse(await reading);
        // After joining: from now on, other runs claim the orders that they send.
        var states = orders.Rerun is null ? null : await newer.FindAsync(run, orders);
        return new OpenBatch(orders, log, await joining, next, states);
    }
}
