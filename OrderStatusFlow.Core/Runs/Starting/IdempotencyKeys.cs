using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs.Starting;

/// <summary>The run of each idempotency key: table <c>idempotencykeys</c>, with the keys by day.</summary>
internal sealed class IdempotencyKeys(StorageClients storage)
{
    /// <summary>Returns the run of a key; null if the key is unused.</summary>
    public async Task<IdempotencyClaim?> FindAsync(FlowIncarnation flow, string key, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var found = await table.GetEntityIfExistsAsync<TableEntity>(flow.ToString(), RunId.Fingerprint(key), cancellationToken: cancellation);
        return found.HasValue ? new IdempotencyClaim(RunId.Parse(found.Value!.GetString("Run")), found.Value!.GetString("BodyHash")) : null;
    }

    /// <summary>Takes the key for a run.</summary>
    /// <returns>Null if the run now has the key; otherwise the run that took it earlier.</returns>
    public async Task<IdempotencyClaim?> TakeAsync(FlowIncarnation flow, string key, IdempotencyClaim claim, CancellationToken cancellation)
    {
        try
        {
            var entity = new TableEntity(flow.ToString(), RunId.Fingerprint(key)) { ["Run"] = claim.Run.ToString(), ["BodyHash"] = claim.BodyHash };
            var day = DayIndex.Entity(entity, DayIndex.DayOf(claim.Run.Moment));
            await (await TableAsync()).SubmitTransactionAsync(
                [new(TableTransactionActionType.Add, entity), new(TableTransactionActionType.UpsertReplace, day)], cancellation);
            return null;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            var there = await FindAsync(flow, key, cancellation)
                ?? throw new InvalidDataException($"An idempotency key of flow {flow} exists but cannot be found.");
            // The first attempt may have succeeded although its response was lost.
            return there.Run == claim.Run ? null : there;
        }
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("idempotencykeys");
}
