using System.Globalization;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Ordering;

/// <summary>Detects batches that are written while other runs of their flow are active on any host. Their rows need <see cref="OrderClaims"/>.</summary>
/// <remarks>
/// A batch is added to table <c>openbatches</c> (partition: flow) and then looks for other active runs. A run is listed as active before its first batch looks.
/// So of two runs, at least one sees the other. Either both use claims, or the later run waits until the batch without claims is closed. A run that has
/// seen another marks both in table <c>activeruns</c>, and then both use claims even after the other has ended. A batch costs three table calls, and one more
/// when it is closed.
/// </remarks>
public sealed class RunOverlap(StorageClients storage, RunLog runs, TimeProvider clock) : IDisposable
{
    private const string Active = "active";
    private const string Overlaps = "Overlaps";
    private const string Ended = "Ended";
    private const string Process = "Process";
    private const int MarksAtOnce = 16;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    // A batch of a run that no host runs must not stop others forever.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);

    private readonly string process = Guid.NewGuid().ToString("N");
    private readonly AsyncCache<(string Run, int Batch), BatchSharing> open = new(10_000, TimeSpan.FromHours(1));

    // Of a hundred runs that start at once, each finds the others without marks. A mark remains until its run has ended, so a process writes it once.
    private readonly AsyncCache<string, TableEntity> marked = new(10_000, TimeSpan.FromMinutes(1));

    /// <summary>Returns whether the rows of a batch need claims. The first call for a batch reads storage, and waits for open batches of other runs that use
    /// no claims.</summary>
    /// <param name="run">The run.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="manyHosts">Whether other processes may write rows of the batch at the same time.</param>
    /// <param name="isCancelled">Returns whether the run is cancelled, which ends the wait.</param>
    internal Task<BatchSharing> JoinAsync(RunId run, BatchRef batch, bool manyHosts, Func<Task<bool>> isCancelled) =>
        open.GetAsync((run.ToString(), batch.Number), () => AskAsync(run, batch, manyHosts, isCancelled));

    /// <summary>Returns whether no other run of the flow was active since the run started, as far as storage shows.</summary>
    internal async Task<bool> IsAloneAsync(RunId run)
    {
        var (others, overlaps) = await ActiveAsync(run);
        return others.Count == 0 && !overlaps;
    }

    /// <summary>Ends a batch. It has no effect if the batch was not started.</summary>
    internal async Task LeaveAsync(RunId run, BatchRef batch, CancellationToken cancellation)
    {
        open.Remove((run.ToString(), batch.Number));
        await (await BatchesAsync()).DeleteEntityAsync(run.Flow.ToString(), Key(run, batch), cancellationToken: cancellation);
    }

    /// <summary>Records that a run sends nothing more, shortly before its log is completed.</summary>
    /// <returns>Whether it was the last of several overlapping runs.</returns>
    internal async Task<bool> EndAsync(RunId run)
    {
        await MarkAsync(run.ToString(), Ended);
        var (others, overlaps) = await ActiveAsync(run);
        return overlaps && others.Count == 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        open.Dispose();
        marked.Dispose();
    }

    private async Task<BatchSharing> AskAsync(RunId run, BatchRef batch, bool manyHosts, Func<Task<bool>> isCancelled)
    {
        var added = await AddAsync(run, batch, manyHosts);
        var (others, overlaps) = await ActiveAsync(run);
        if (others.Count == 0 && !overlaps)
            return new BatchSharing();
        // An entity that existed may belong to another host, which writes rows of the batch without claims.
        if (added || !manyHosts)
            await (await BatchesAsync()).DeleteEntityAsync(run.Flow.ToString(), Key(run, batch));
        await Parallel.ForEachAsync(
            others.Where(other => !other.Value).Select(other => other.Key).Concat(overlaps ? [] : [run.ToString()]),
            new ParallelOptions { MaxDegreeOfParallelism = MarksAtOnce },
            async (overlapping, _) => await marked.GetAsync(overlapping, () => MarkAsync(overlapping, Overlaps)));
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
                // If only this process sends its rows, they can use claims from now on. A row in flight keeps its turn in OrderTurns.
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

            // A batch that was started after this run was listed has seen this run.
            waited = waited is null ? alone : [.. waited.Intersect(alone)];
            if (waited.Count == 0 || await isCancelled() || clock.GetElapsedTime(began) > MaxWait)
                return;
            await Task.Delay(Poll, clock);
        }
        while (true);
    }

    // When an idle run is resumed, its batches look again.
    private async Task<bool> IsIdleAsync(string batch) =>
        await runs.FindAsync(RunId.Parse(batch[..batch.LastIndexOf('.')]), CancellationToken.None) is { Recovery.IsIdle: true };

    /// <returns>False if the batch was already listed.</returns>
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
            await table.UpsertEntityAsync(
                new TableEntity(run.Flow.ToString(), Key(run, batch)) { [Process] = manyHosts ? "many" : process }, TableUpdateMode.Replace);
            return false;
        }
    }

    /// <returns>The other active runs of the flow, with their marks, and the run's own mark.</returns>
    private async Task<(Dictionary<string, bool> Others, bool Overlaps)> ActiveAsync(RunId run)
    {
        var (others, self) = (new Dictionary<string, bool>(StringComparer.Ordinal), run.ToString());
        var overlaps = false;
        // '/' is the character after '.': all runs of this flow.
        var filter = $"PartitionKey eq '{Active}' and RowKey ge '{run.Flow}.' and RowKey lt '{run.Flow}/'";
        await foreach (var entity in (await storage.TableAsync("activeruns"))
            .QueryAsync<TableEntity>(filter, select: [nameof(TableEntity.RowKey), Overlaps, Ended]))
        {
            if (entity.RowKey == self)
                overlaps = entity.GetBoolean(Overlaps) == true;
            else if (entity.GetBoolean(Ended) != true)
                others[entity.RowKey] = entity.GetBoolean(Overlaps) == true;
        }

        return (others, overlaps);
    }

    private async Task<TableEntity> MarkAsync(string run, string name)
    {
        var mark = new TableEntity(Active, run) { [name] = true };
        try
        {
            await (await storage.TableAsync("activeruns")).UpdateEntityAsync(mark, ETag.All, TableUpdateMode.Merge);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // The run has ended.
        }

        return mark;
    }

    private Task<TableClient> BatchesAsync() => storage.TableAsync("openbatches");

    private static string Key(RunId run, BatchRef batch) => $"{run}.{batch.Number:D9}";
}
