using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Table <c>runprocesses</c> (partition: run, row: process): the processes that run activities of a run.</summary>
/// <remarks>A process that dies leaves its rows behind.</remarks>
internal sealed class RunProcessTable(StorageClients storage, TimeProvider clock)
{
    // A live process renews its rows more often.
    private static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(1);

    // Only deaths within this time are counted.
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly string process = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, bool> mine = new(StringComparer.Ordinal);

    /// <summary>Counts the processes that died in the last hour while they ran a run.</summary>
    /// <returns>All of them, and those in which the run was alone among suspects.</returns>
    public async Task<(int All, int Alone)> DeathsAsync(RunId run, CancellationToken cancellation)
    {
        var (all, alone, now) = (0, 0, clock.GetUtcNow());
        var rows = (await TableAsync()).QueryAsync<TableEntity>(e => e.PartitionKey == run.ToString(), cancellationToken: cancellation);
        await foreach (var entity in rows)
        {
            if (entity.RowKey == process || entity.GetDateTimeOffset("Seen") is not { } seen)
                continue;
            if (now - seen < MaxSilence || now - seen > Window)
                continue;
            all++;
            alone += entity.GetBoolean("Alone") == true ? 1 : 0;
        }

        return (all, alone);
    }

    /// <summary>Adds this process to a run.</summary>
    public async Task AddAsync(RunId run, bool alone, CancellationToken cancellation)
    {
        var row = new TableEntity(run.ToString(), process) { ["Seen"] = clock.GetUtcNow(), ["Alone"] = alone };
        await (await TableAsync()).UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        mine[run.ToString()] = true;
    }

    /// <summary>Removes this process from a run. It has no effect if the process was not added.</summary>
    public async Task RemoveAsync(RunId run)
    {
        if (!mine.ContainsKey(run.ToString()))
            return;
        await (await TableAsync()).DeleteEntityAsync(run.ToString(), process);
        mine.TryRemove(run.ToString(), out _);
    }

    /// <summary>Removes all processes from a run that has ended.</summary>
    public async Task ClearAsync(RunId run)
    {
        mine.TryRemove(run.ToString(), out _);
        var table = await TableAsync();
        var rows = table.QueryAsync<TableEntity>(e => e.PartitionKey == run.ToString(), select: [nameof(TableEntity.RowKey)]);
        await foreach (var entity in rows)
            await table.DeleteEntityAsync(run.ToString(), entity.RowKey);
    }

    /// <summary>Renews the rows of this process.</summary>
    public async Task RenewAsync()
    {
        foreach (var run in mine.Keys)
        {
            try
            {
                var row = new TableEntity(run, process) { ["Seen"] = clock.GetUtcNow() };
                await (await TableAsync()).UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge);
            }
            catch (RequestFailedException gone) when (gone.Status == 404)
            {
                // The run ended on another host.
                mine.TryRemove(run, out _);
            }
        }
    }

    /// <summary>Removes this process from all runs, at its normal stop.</summary>
    public async Task RemoveAllAsync()
    {
        foreach (var run in mine.Keys)
            await RemoveAsync(RunId.Parse(run));
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("runprocesses");
}
