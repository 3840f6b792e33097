using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>The state of each flow's schedule, and its last finished run for the flows that wait for it, in table <c>schedules</c>.</summary>
public sealed class ScheduleStateStore(StorageClients storage)
{
    private const string Finished = "finished";

    /// <summary>Records the last finished run of a flow, whatever its status, for the flows that wait for it. A second call has no effect.</summary>
    public async Task FinishedAsync(RunId run, CancellationToken cancellation) =>
        await (await TableAsync())
            .UpsertEntityAsync(new TableEntity(run.Flow.ToString(), Finished) { ["Run"] = run.ToString() }, TableUpdateMode.Replace, cancellation);

    /// <summary>All states and all last finished runs, in one query.</summary>
    internal async Task<(IReadOnlyDictionary<FlowName, ScheduleState> States, IReadOnlyDictionary<FlowName, string> Finished)> ReadAsync(
        CancellationToken cancellation)
    {
        var (states, finished) = (new Dictionary<FlowName, ScheduleState>(), new Dictionary<FlowName, string>());
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(cancellationToken: cancellation))
        {
            if (!FlowName.TryParse(entity.PartitionKey, out var flow))
                continue;
            if (entity.RowKey == Finished)
                finished[flow] = entity.GetString("Run");
            else
                states[flow] = ScheduleState.Of(entity);
        }

        return (states, finished);
    }

    /// <summary>Replaces the state that was read; null if another host changed it first.</summary>
    internal async Task<ScheduleState?> ReplaceAsync(ScheduleState? seen, ScheduleState state, CancellationToken cancellation)
    {
        try
        {
            var table = await TableAsync();
            var answer = seen is null
                ? await table.AddEntityAsync(state.ToEntity(), cancellation)
                : await table.UpdateEntityAsync(state.ToEntity(), seen.Tag, TableUpdateMode.Replace, cancellation);
            return state with { Tag = answer.Headers.ETag!.Value };
        }
        catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("schedules");
}
