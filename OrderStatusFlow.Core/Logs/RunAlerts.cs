using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>The runs that need attention, in table <c>runalerts</c>. <c>GET /api/health</c> lists them.</summary>
public sealed class RunAlerts(StorageClients storage, TimeProvider clock)
{
    internal const string Partition = "alert";

    // A run that has ended is not urgent, and its log keeps the error.
    private static readonly TimeSpan FailedIsListedFor = TimeSpan.FromHours(24);

    /// <summary>Adds a run, or replaces its entry.</summary>
    public async Task RaiseAsync(RunId run, RunAlertState state, string? code, CancellationToken cancellation) =>
        await (await TableAsync()).UpsertEntityAsync(
            new TableEntity(Partition, run.ToString()) { ["State"] = state.ToString(), ["Code"] = code, ["At"] = clock.GetUtcNow() }, TableUpdateMode.Replace,
                cancellation);

    /// <summary>Removes a run, if it is listed.</summary>
    public async Task ClearAsync(RunId run, CancellationToken cancellation) =>
        await (await TableAsync()).DeleteEntityAsync(Partition, run.ToString(), cancellationToken: cancellation);

    /// <summary>The runs that need attention now, and the runs that failed in the last 24 hours.</summary>
    public async Task<IReadOnlyList<RunAlert>> ListAsync(int max, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - FailedIsListedFor;
        var alerts = new List<RunAlert>();
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(e => e.PartitionKey == Partition, cancellationToken: cancellation))
        {
            if (!RunId.TryParse(entity.RowKey, out var run) || !Enum.TryParse<RunAlertState>(entity.GetString("State"), out var state)
                || entity.GetDateTimeOffset("At") is not { } at)
                continue;
            if (state == RunAlertState.Failed && at < since)
                await ClearAsync(run, cancellation);
            else
                alerts.Add(new RunAlert(run, state, entity.GetString("Code"), at));
            if (alerts.Count == max)
                break;
        }

        return alerts;
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("runalerts");
}
