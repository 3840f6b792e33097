using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Run logs: table <c>runs</c> (one partition per flow, newest first), and table <c>activeruns</c> with the runs that have not ended.</summary>
public sealed class RunLog(StorageClients storage, ILogger<RunLog>? log = null)
{
    private const string Active = "active";

    // A list over many flows queries their partitions in parallel.
    private const int QueriesAtOnce = 16;

    // The service returns up to 1,000 entities in a response.
    private const int MaxResponse = 1_000;

    // How many runs of each flow are read at once when many flows are read together.
    private const int ReadAhead = 50;

    // Each process reports a run that cannot be read once, not at each query.
    private readonly ConcurrentDictionary<string, bool> unreadable = new(StringComparer.Ordinal);

    /// <summary>Creates the log of a run.</summary>
    /// <returns>The run as it was started, by this host or by one that stopped in the middle; null if it already has a log.</returns>
    public async Task<RunStart?> BeginAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        var active = await storage.TableAsync("activeruns");
        try
        {
            // The active run comes first, so that a host finds each run that has a log, wherever this process stops.
            var entity =
                new TableEntity(Active, start.Run) { ["Start"] = JsonSerializer.Serialize(start, RunJson.Options), ["Direction"] = direction.ToString() };
            await active.AddEntityAsync(entity, cancellation);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            var found = await active.GetEntityIfExistsAsync<TableEntity>(Active, start.Run, cancellationToken: cancellation);
            start = found.HasValue ? Start(found.Value!) : start;
        }

        try
        {
            await (await storage.TableAsync("runs")).AddEntityAsync(RunEntity.Of(RunRecord.Of(start, direction)), cancellation);
            return start;
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            await IsUnderWayAsync(start.Id, cancellation);
            return null;
        }
    }

    /// <summary>The runs that have not ended. Rarely one of them has; see <see cref="IsUnderWayAsync"/>. A run that cannot be read is reported and
    /// left out.</summary>
    public async IAsyncEnumerable<(RunStart Start, Direction Direction)> ActiveAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await storage.TableAsync("activeruns");
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == Active, cancellationToken: cancellation))
        {
            if (TryActive(entity) is { } active)
                yield return active;
        }
    }

    /// <summary>Returns true if an active run has a log and has not ended. Its host may have stopped before it created the log, or after it ended
    /// the run.</summary>
    public async Task<bool> IsUnderWayAsync(RunId run, CancellationToken cancellation)
    {
        var record = await FindAsync(run, cancellation);
        if (record is not (null or { Status: RunStatus.Running }))
            await ForgetAsync(run.ToString(), cancellation);
        return record is { Status: RunStatus.Running };
    }

    /// <summary>The log of a run; null if there is no such run.</summary>
    public async Task<RunRecord?> FindAsync(RunId run, CancellationToken cancellation)
    {
        var found = await (await storage.TableAsync("runs"))
            .GetEntityIfExistsAsync<TableEntity>(run.Flow.ToString(), run.NewestFirst, cancellationToken: cancellation);
        return found.HasValue ? RunEntity.Read(found.Value!) : null;
    }

    /// <summary>The version of the flow in each of some runs. Runs without a log are left out.</summary>
    public async Task<IReadOnlyDictionary<RunId, int>> VersionsAsync(IReadOnlyCollection<RunId> runs, CancellationToken cancellation)
    {
        var versions = new ConcurrentDictionary<RunId, int>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(runs, options, async (run, token) =>
        {
            if (await FindAsync(run, token) is { } record)
                versions[run] = record.Version;
        });
        return versions;
    }

    /// <summary>Replaces the log of a run.</summary>
    public async Task UpdateAsync(RunRecord record, CancellationToken cancellation)
    {
        await (await storage.TableAsync("runs")).UpsertEntityAsync(RunEntity.Of(record), TableUpdateMode.Replace, cancellation);
        if (record.Status != RunStatus.Running)
            await ForgetAsync(record.RunId, cancellation);
    }

    /// <summary>Updates the totals of an active run; the rest of its log does not change.</summary>
    public async Task ProgressAsync(RunId run, RunTotals totals, CancellationToken cancellation)
    {
        var progress = new TableEntity(run.Flow.ToString(), run.NewestFirst) { [RunEntity.Progress] = RunEntity.Json(totals) };
        await (await storage.TableAsync("runs")).UpdateEntityAsync(progress, ETag.All, TableUpdateMode.Merge, cancellation);
    }

    /// <summary>Requests the cancellation of a run. A second request has no effect, and a run that has ended does not change.</summary>
    /// <returns>The run after the request; null if there is no such run.</returns>
    public async Task<RunRecord?> AskToCancelAsync(RunId run, DateTimeOffset now, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(run.Flow.ToString(), run.NewestFirst, cancellationToken: cancellation);
            if (!found.HasValue)
                return null;
            var record = RunEntity.Read(found.Value!);
            if (record is not { Status: RunStatus.Running, CancelAsked: null })
                return record;
            try
            {
                var asked = new TableEntity(run.Flow.ToString(), run.NewestFirst) { [RunEntity.CancelAsked] = now };
                await table.UpdateEntityAsync(asked, found.Value!.ETag, TableUpdateMode.Merge, cancellation);
                return record with { CancelAsked = now };
            }
            catch (RequestFailedException changed) when (changed.Status == 412)
            {
                // The run made progress or ended: read it again.
            }
        }
    }

    /// <summary>Records the recovery of a run. Only the host that runs it may call this.</summary>
    public async Task RecoverAsync(RunId run, RunRecovery recovery, CancellationToken cancellation) =>
        await (await storage.TableAsync("runs")).UpdateEntityAsync(Entity(run, recovery), ETag.All, TableUpdateMode.Merge, cancellation);

    /// <summary>Lets the hosts resume a run that is held or that waits for its next attempt. Any other run does not change.</summary>
    /// <returns>The run before the call; null if there is no such run.</returns>
    public async Task<RunRecord?> ResumeAsync(RunId run, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(run.Flow.ToString(), run.NewestFirst, cancellationToken: cancellation);
            if (!found.HasValue)
                return null;
            var record = RunEntity.Read(found.Value!);
            if (record is not { Status: RunStatus.Running, Recovery: { Held: not null } or { NextAttempt: not null } })
                return record;
            try
            {
                await table.UpdateEntityAsync(Entity(run, RunRecovery.None with { Paused = true }), found.Value!.ETag, TableUpdateMode.Merge, cancellation);
                return record;
            }
            catch (RequestFailedException changed) when (changed.Status == 412)
            {
                // Another process changed the run: read it again.
            }
        }
    }

    /// <summary>A page of the runs of some flows, newest first over all of them.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="query">The conditions.</param>
    /// <param name="limit">The maximum number of runs.</param>
    /// <param name="continuation">The continuation of the previous page; null for the first page.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The runs, and the continuation of the next page; null after the last run.</returns>
    public async Task<(IReadOnlyList<RunRecord> Items, string? Continuation)> ListAsync(
        IReadOnlyCollection<FlowName> flows, RunQuery query, int limit, string? continuation, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        var after = RunPosition.Parse(continuation);
        var found = new ConcurrentBag<(RunPosition Position, RunRecord Run)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(flows, options, async (flow, token) =>
        {
            var filter = $"PartitionKey eq '{flow}'{query.Filter}{after?.FilterOf(flow)}";
            var count = 0;
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, Math.Min(limit + 1, MaxResponse), cancellationToken: token))
            {
                found.Add((new RunPosition(entity.RowKey, flow.ToString()), RunEntity.Read(entity)));
                if (++count > limit)
                    break;
            }
        });
        var items = found.OrderBy(run => run.Position, RunPosition.Order).Take(limit + 1).ToList();
        return ([.. items.Take(limit).Select(run => run.Run)], items.Count > limit ? items[limit - 1].Position.ToString() : null);
    }

    /// <summary>All runs of some flows, newest first over all of them. It holds a part of each flow's runs in memory.</summary>
    public async IAsyncEnumerable<RunRecord> ReadAsync(
        IReadOnlyCollection<FlowName> flows, RunQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        var readers = flows.Select(flow => table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{flow}'{query.Filter}", flows.Count == 1 ? MaxResponse : ReadAhead, cancellationToken: cancellation)
            .GetAsyncEnumerator(cancellation)).ToList();
        try
        {
            var heads = new PriorityQueue<IAsyncEnumerator<TableEntity>, RunPosition>(RunPosition.Order);
            var begun = new ConcurrentBag<IAsyncEnumerator<TableEntity>>();
            var options = new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellation };
            await Parallel.ForEachAsync(readers, options, async (reader, _) =>
            {
                if (await reader.MoveNextAsync())
                    begun.Add(reader);
            });
            foreach (var reader in begun)
                heads.Enqueue(reader, Position(reader.Current));
            while (heads.TryDequeue(out var next, out _))
            {
                yield return RunEntity.Read(next.Current);
                if (await next.MoveNextAsync())
                    heads.Enqueue(next, Position(next.Current));
            }
        }
        finally
        {
            foreach (var reader in readers)
                await reader.DisposeAsync();
        }

        static RunPosition Position(TableEntity run) => new(run.RowKey, run.PartitionKey);
    }

    /// <summary>The newest runs of a flow, newest first, in one query.</summary>
    internal async Task<IReadOnlyList<RunSummary>> RecentAsync(FlowName flow, int count, CancellationToken cancellation)
    {
        var partition = flow.ToString();
        var query = (await storage.TableAsync("runs"))
            .QueryAsync<TableEntity>(run => run.PartitionKey == partition, count, RunEntity.SummaryColumns, cancellation);
        return await query.Take(count).Select(RunEntity.ReadSummary).ToListAsync(cancellation);
    }

    private async Task ForgetAsync(string run, CancellationToken cancellation) =>
        await (await storage.TableAsync("activeruns")).DeleteEntityAsync(Active, run, cancellationToken: cancellation);

    private (RunStart Start, Direction Direction)? TryActive(TableEntity entity)
    {
        try
        {
            return (Start(entity), Enum.Parse<Direction>(entity.GetString("Direction")));
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException or NullReferenceException)
        {
            if (unreadable.TryAdd(entity.RowKey, true))
                log?.ActiveRunUnreadable(e, entity.RowKey);
            return null;
        }
    }

    private static TableEntity Entity(RunId run, RunRecovery recovery) =>
        new(run.Flow.ToString(), run.NewestFirst) { [RunEntity.Recovery] = RunEntity.Json(recovery) };

    private static RunStart Start(TableEntity entity) => JsonSerializer.Deserialize<RunStart>(entity.GetString("Start"), RunJson.Options)!;
}
