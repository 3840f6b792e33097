using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Logs;

/// <summary>Run logs: table <c>runs</c> (partition: flow, newest first), and table <c>activeruns</c> for those under way.</summary>
public sealed class RunLog(StorageClients storage)
{
    private const string Active = "active";

    /// <summary>Begins a run's log.</summary>
    /// <returns>False when this run was begun already.</returns>
    public async Task<bool> BeginAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        try
        {
            // First the run, so that whoever finds it under way finds its log too.
            await (await storage.TableAsync("runs")).AddEntityAsync(Entity(RunRecord.Of(start, direction), start.Id), cancellation);
        }
        catch (RequestFailedException there) when (there.Status == 409)
        {
            return false;
        }

        var active = new TableEntity(Active, start.Run) { ["Start"] = JsonSerializer.Serialize(start, RunJson.Options), ["Direction"] = direction.ToString() };
        await (await storage.TableAsync("activeruns")).UpsertEntityAsync(active, TableUpdateMode.Replace, cancellation);
        return true;
    }

    /// <summary>Runs that were begun and not ended.</summary>
    public async IAsyncEnumerable<(RunStart Start, Direction Direction)> ActiveAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await storage.TableAsync("activeruns");
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == Active, cancellationToken: cancellation))
            yield return (JsonSerializer.Deserialize<RunStart>(entity.GetString("Start"), RunJson.Options)!, Enum.Parse<Direction>(entity.GetString("Direction")));
    }

    /// <summary>A run's log; null when there is no such run.</summary>
    public async Task<RunRecord?> FindAsync(RunId run, CancellationToken cancellation)
    {
        var found = await (await storage.TableAsync("runs")).GetEntityIfExistsAsync<TableEntity>(run.Flow.ToString(), run.NewestFirst, cancellationToken: cancellation);
        return found.HasValue ? Record(found.Value!) : null;
    }

    /// <summary>Writes a run's log anew.</summary>
    public async Task UpdateAsync(RunRecord record, CancellationToken cancellation)
    {
        var run = RunId.Parse(record.RunId);
        await (await storage.TableAsync("runs")).UpsertEntityAsync(Entity(record, run), TableUpdateMode.Replace, cancellation);
        if (record.Status != RunStatus.Running)
            await (await storage.TableAsync("activeruns")).DeleteEntityAsync(Active, record.RunId, cancellationToken: cancellation);
    }

    /// <summary>A page of a flow's runs, newest first.</summary>
    public async Task<(IReadOnlyList<RunRecord> Items, string? Continuation)> ListAsync(
        FlowName flow, RunStatus? status, int limit, string? continuation, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("runs");
        var filter = $"PartitionKey eq '{flow}'" + (status is { } s ? $" and Status eq '{s}'" : "") + (continuation is { Length: > 0 } ? $" and RowKey gt '{continuation.Replace("'", "''", StringComparison.Ordinal)}'" : "");
        var items = new List<(string Key, RunRecord Record)>();
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, limit + 1, cancellationToken: cancellation))
        {
            items.Add((entity.RowKey, Record(entity)));
            if (items.Count > limit)
                break;
        }

        return ([.. items.Take(limit).Select(i => i.Record)], items.Count > limit ? items[limit - 1].Key : null);
    }

    private static TableEntity Entity(RunRecord record, RunId run) => new(run.Flow.ToString(), run.NewestFirst)
    {
        ["Run"] = record.RunId,
        ["Status"] = record.Status.ToString(),
        ["Json"] = JsonSerializer.Serialize(record, RunJson.Options),
    };

    private static RunRecord Record(TableEntity entity) => JsonSerializer.Deserialize<RunRecord>(entity.GetString("Json"), RunJson.Options)!;
}
