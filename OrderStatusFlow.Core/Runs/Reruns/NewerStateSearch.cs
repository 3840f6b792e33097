using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;

namespace OrderStatusFlow.Core.Runs.Reruns;

/// <summary>Finds newer states of the orders of a re-run that other runs of its flow have delivered: in the order index, and in the logs of batches that are
/// not closed.</summary>
public sealed class NewerStateSearch(OrderIndexScan index, DeliveredBatches delivered, RunLog runs, RowLog log, BatchTable closed)
{
    private const int ReadsAtOnce = 8;

    // A run may read a page long after its start.
    private static readonly TimeSpan LongestRun = TimeSpan.FromDays(1);

    /// <summary>Finds what is newer than the orders of a batch. Call it when other runs of the flow claim the orders that they send.</summary>
    internal async Task<NewerStates> FindAsync(RunId run, OrderBatch batch)
    {
        var orders = batch.Orders.Select(order => OrderObject.Look(order).Number).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var since = batch.Rerun!.Rows.Min(row => row.Read) - LongestRun;
        // Before the index: a batch that is closed meanwhile is in the index.
        var open = await OpenAsync(run, since, orders);
        var states = await StatesAsync(run, orders, since);
        return new NewerStates(
            batch, orders, [.. open.States, .. states], open.Live, async order => await StatesAsync(run, new HashSet<string> { order }, since));
    }

    private async Task<IReadOnlyList<DeliveredState>> StatesAsync(RunId run, IReadOnlySet<string> orders, DateTimeOffset since)
    {
        var entries = await index.FindAsync(run.Flow, [.. orders], since, CancellationToken.None);
        var states = new List<DeliveredState>();
        foreach (var some in entries.Where(found => found.Entry.Run != run).GroupBy(found => (found.Entry.Run, found.Entry.Batch)).Chunk(ReadsAtOnce))
        {
            var found = await Task.WhenAll(some.Select(batch => delivered.FindAsync(
                batch.Key.Run, batch.Key.Batch, batch.Select(entry => entry.Order).ToHashSet(StringComparer.Ordinal), CancellationToken.None)));
            states.AddRange(found.SelectMany(batch => batch));
        }

        return states;
    }

    private async Task<(IReadOnlyList<DeliveredState> States, IReadOnlyList<LiveBatch> Live)> OpenAsync(
        RunId run, DateTimeOffset since, IReadOnlySet<string> orders)
    {
        var (states, live) = (new List<DeliveredState>(), new List<LiveBatch>());
        await foreach (var (start, _) in runs.ActiveAsync(CancellationToken.None))
        {
            if (start.Flow != run.Flow || start.Id == run || start.Id.Moment < since)
                continue;
            var known = (await closed.ListAsync(start.Id, CancellationToken.None)).Select(batch => batch.Number).ToHashSet();
            foreach (var number in (await log.BatchesAsync(start.Id, CancellationToken.None)).Where(number => !known.Contains(number)))
            {
                // A batch whose rows this process sends is asked just before each row.
                if (log.Find(start.Id, number) is { } here)
                    live.Add(new LiveBatch(start.Id, number, here, await delivered.HeadAsync(start.Id, number, CancellationToken.None)));
                states.AddRange(await delivered.FindOpenAsync(start.Id, number, orders, CancellationToken.None));
            }
        }

        return (states, live);
    }
}
