using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>Table <c>schedules</c>: each flow's mark, and its last finished run for the flows that wait for it.</summary>
public sealed class ScheduleStateStore(StorageClients storage)
{
    private const string Finished = "finished";

    /// <summary>Tells the flows that wait for a flow that a run of it ended, however it did. Telling twice is telling once.</summary>
    public async Task FinishedAsync(RunId run, CancellationToken cancellation) =>
        await (await TableAsync()).UpsertEntityAsync(new TableEntity(run.Flow.ToString(), Finished) { ["Run"] = run.ToString() }, TableUpdateMode.Replace, cancellation);

    /// <summary>All marks and all last finished runs, in one question.</summary>
    internal async Task<(IReadOnlyDictionary<FlowName, ScheduleState> Marks, IReadOnlyDictionary<FlowName, string> Finished)> ReadAsync(CancellationToken cancellation)
    {
        var (marks, finished) = (new Dictionary<FlowName, ScheduleState>(), new Dictionary<FlowName, string>());
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (!FlowName.TryParse(entity.PartitionKey, out var flow))
                continue;
            if (entity.RowKey == Finished)
                finished[flow] = entity.GetString("Run");
            else
                marks[flow] = ScheduleState.Of(entity);
        }

        return (marks, finished);
    }

    /// <summary>Puts a mark in the place of the one that was seen; null when another host was quicker.</summary>
    internal async Task<ScheduleState?> ReplaceAsync(ScheduleState? seen, ScheduleState mark, CancellationToken cancellation)
    {
        try
        {
            var table = await TableAsync();
            var answer = seen is null
                ? await table.AddEntityAsync(mark.ToEntity(), cancellation)
                : await table.UpdateEntityAsync(mark.ToEntity(), seen.Tag, TableUpdateMode.Replace, cancellation);
            return mark with { Tag = answer.Headers.ETag!.Value };
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("schedules");
}
