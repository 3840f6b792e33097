using System.Globalization;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Finds out which batches are written while other runs of their flow are active, on any host: the rows of those need <see cref="OrderClaims"/>.</summary>
/// <remarks>
/// A batch that finds its run alone says so in table <c>openbatches</c> (partition: flow) and then looks again for other runs. A run is listed as active before its
/// first batch looks. So of two runs at least one sees the other: either both use claims, or the later one waits until the batch that was alone is closed.
/// A run that has seen another marks both in table <c>activeruns</c>: from then on neither is alone, even when the other has ended.
/// Cost of a batch: three table calls, and one more when it is closed.
/// </remarks>
public sealed class RunOverlap(StorageClients storage, RunLog runs, TimeProvider clock) : IDisposable
{
    private const string Active = "active";
    private const string Overlaps = "Overlaps";
    private const string Ended = "Ended";
    private const string Process = "Process";
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    // A batch of a run that nobody carries out any more must not stop others for ever.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    private readonly string process = Guid.NewGuid().ToString("N");
    private readonly AsyncCache<(string Run, int Batch), BatchSharing> open = new(10_000, TimeSpan.FromHours(1));

    /// <summary>How the rows of a batch are written. The first call for a batch asks storage, and waits for the open batch of a run that believes to be alone.</summary>
    /// <param name="run">The run.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="manyHosts">Whether other processes may write rows of the batch at the same time.</param>
    /// <param name="isCancelled">Ends the wait: the rows will not be written.</param>
    internal Task<BatchSharing> JoinAsync(RunId run, BatchRef batch, bool manyHosts, Func<Task<bool>> isCancelled) =>
        open.GetAsync((run.ToString(), batch.Number), () => AskAsync(run, batch, manyHosts, isCancelled));

    /// <summary>Whether no other run of the flow was active since the run began, as far as can be seen now.</summary>
    internal async Task<bool> IsAloneAsync(RunId run)
    {
        var (others, overlaps) = await ActiveAsync(run);
        return others.Count == 0 && !overlaps;
    }

    /// <summary>Ends a batch; harmless when it was not begun.</summary>
    internal async Task LeaveAsync(RunId run, BatchRef batch, CancellationToken cancellation)
    {
        open.Remove((run.ToString(), batch.Number));
        await (await BatchesAsync()).DeleteEntityAsync(run.Flow.ToString(), Key(run, batch), cancellationToken: cancellation);
    }

    /// <summary>Says that a run sends nothing any more, a moment before its log says so.</summary>
    /// <returns>Whether it was the last of several runs that overlapped.</returns>
    internal async Task<bool> EndAsync(RunId run)
    {
        await MergeAsync(run.ToString(), Ended);
        var (others, overlaps) = await ActiveAsync(run);
        return overlaps && others.Count == 0;
    }

    /// <inheritdoc/>
    public void Dispose() => open.Dispose();

    private async Task<BatchSharing> AskAsync(RunId run, BatchRef batch, bool manyHosts, Func<Task<bool>> isCancelled)
    {
        var added = await AddAsync(run, batch, manyHosts);
        var (others, overlaps) = await ActiveAsync(run);
        if (others.Count == 0 && !overlaps)
            return new BatchSharing();
        // One that was there may be that of another host, which writes rows of the batch without claims.
        if (added || !manyHosts)
            await (await BatchesAsync()).DeleteEntityAsync(run.Flow.ToString(), Key(run, batch));
        foreach (var other in others.Where(other => !other.Value).Select(other => other.Key).Concat(overlaps ? [] : [run.ToString()]))
            await MergeAsync(other, Overlaps);
        await WaitAsync(run, isCancelled);
        return new BatchSharing { UsesClaims = true };
    }

    private async Task WaitAsync(RunId run, Func<Task<bool>> isCancelled)
    {
        var (began, table) = (clock.GetTimestamp(), await BatchesAsync());
        HashSet<string>? waited = null;
        do
        {
            var (others, _) = await ActiveAsync(run);
            var alone = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == run.Flow.ToString()))
            {
                var dot = entity.RowKey.LastIndexOf('.');
                var (other, number) = (entity.RowKey[..dot], int.Parse(entity.RowKey[(dot + 1)..], CultureInfo.InvariantCulture));
                if (!others.ContainsKey(other))
                    continue;
                // Rows that this process alone sends can use claims from here on; one that is in flight keeps its turn in OrderTurns.
                if (entity.GetString(Process) == process && open.Find((other, number)) is { } here)
                    here.UsesClaims = true;
                else
                    alone.Add(entity.RowKey);
            }

            foreach (var batch in alone.Where(batch => waited?.Contains(batch) != false).ToList())
            {
                if (await IsIdleAsync(batch))
                    alone.Remove(batch);
            }

            // A batch that was begun after this run was listed knows of it.
            waited = waited is null ? alone : [.. waited.Intersect(alone)];
            if (waited.Count == 0 || await isCancelled() || clock.GetElapsedTime(began) > MaxWait)
                return;
            await Task.Delay(Poll, clock);
        }
        while (true);
    }

    // When a run that nobody runs is resumed, its batches ask again.
    private async Task<bool> IsIdleAsync(string batch) =>
        await runs.FindAsync(RunId.Parse(batch[..batch.LastIndexOf('.')]), CancellationToken.None) is { Recovery.IsIdle: true };

    /// <returns>False when the batch was there.</returns>
    private async Task<bool> AddAsync(RunId run, BatchRef batch, bool manyHosts)
    {
        var table = await BatchesAsync();
        try
        {
            await table.AddEntityAsync(new TableEntity(run.Flow.ToString(), Key(run, batch)) { [Process] = process });
            return true;
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            await table.UpsertEntityAsync(new TableEntity(run.Flow.ToString(), Key(run, batch)) { [Process] = manyHosts ? "many" : process }, TableUpdateMode.Replace);
            return false;
        }
    }

    /// <returns>The other active runs of the flow, each with whether it is marked, and whether the run itself is.</returns>
    private async Task<(Dictionary<string, bool> Others, bool Overlaps)> ActiveAsync(RunId run)
    {
        var (others, self) = (new Dictionary<string, bool>(StringComparer.Ordinal), run.ToString());
        var overlaps = false;
        // '/' is the character after '.': all runs of this flow.
        var filter = $"PartitionKey eq '{Active}' and RowKey ge '{run.Flow}.' and RowKey lt '{run.Flow}/'";
        await foreach (var entity in (await storage.TableAsync("activeruns")).QueryAsync<TableEntity>(filter, select: [nameof(TableEntity.RowKey), Overlaps, Ended]))
        {
            if (entity.RowKey == self)
                overlaps = entity.GetBoolean(Overlaps) == true;
            else if (entity.GetBoolean(Ended) != true)
                others[entity.RowKey] = entity.GetBoolean(Overlaps) == true;
        }

        return (others, overlaps);
    }

    private async Task MergeAsync(string run, string mark)
    {
        try
        {
            await (await storage.TableAsync("activeruns")).UpdateEntityAsync(new TableEntity(Active, run) { [mark] = true }, ETag.All, TableUpdateMode.Merge);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // It has ended.
        }
    }

    private Task<TableClient> BatchesAsync() => storage.TableAsync("openbatches");

    private static string Key(RunId run, BatchRef batch) => $"{run}.{batch.Number:D9}";
}
