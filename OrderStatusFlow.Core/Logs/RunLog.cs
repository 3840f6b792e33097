using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
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

    // How many runs are read at once.
    private const int ReadsAtOnce = 16;

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
        [EnumeratorCancellation] CancellationToken cancellation)
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
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation };
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
        var (before, changed) = await ChangeAsync(
            static record => record is { Status: RunStatus.Running, CancelAsked: null },
            new TableEntity(run.Flow.ToString(), run.NewestFirst) { [RunEntity.CancelAsked] = now },
            cancellation);
        return changed ? before! with { CancelAsked = now } : before;
    }

    /// <summary>Records the recovery of a run. Only the host that runs it may call this.</summary>
    public async Task RecoverAsync(RunId run, RunRecovery recovery, CancellationToken cancellation) =>
        await (await storage.TableAsync("runs")).UpdateEntityAsync(Entity(run, recovery), ETag.All, TableUpdateMode.Merge, cancellation);

    /// <summary>Lets the hosts resume a run that is held or that waits for its next attempt. Any other run does not change.</summary>
    /// <returns>The run before the call; null if there is no such run.</returns>
    public async Task<RunRecord?> ResumeAsync(RunId run, CancellationToken cancellation) => (await ChangeAsync(
        static record => record is { Status: RunStatus.Running, Recovery: { Held: not null } or { NextAttempt: not null } },
        Entity(run, RunRecovery.None with { Paused = true }),
        cancellation)).Before;

    // Other processes may change the run at the same time.
    private async Task<(RunRecord? Before, bool Changed)> ChangeAsync(Predicate<RunRecord> mayChange, TableEntity change, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(change.PartitionKey, change.RowKey, cancellationToken: cancellation);
            if (!found.HasValue)
                return (null, false);
            var record = RunEntity.Read(found.Value!);
            if (!mayChange(record))
                return (record, false);
            try
            {
                await table.UpdateEntityAsync(change, found.Value!.ETag, TableUpdateMode.Merge, cancellation);
                return (record, true);
            }
            catch (RequestFailedException changed) when (changed.Status == 412)
            {
                // The run made progress, ended or was changed by another process: read it again.
            }
        }
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
