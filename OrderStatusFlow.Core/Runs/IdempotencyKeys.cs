using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Which run each idempotency key of the ERP's posts led to: table <c>idempotencykeys</c>.</summary>
internal sealed class IdempotencyKeys(StorageClients storage)
{
    /// <summary>The run that has the key; null when none has.</summary>
    public async Task<IdempotencyClaim?> FindAsync(FlowIncarnation flow, string key, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var found = await table.GetEntityIfExistsAsync<TableEntity>(flow.ToString(), RunId.Fingerprint(key), cancellationToken: cancellation);
        return found.HasValue ? new IdempotencyClaim(RunId.Parse(found.Value!.GetString("Run")), found.Value!.GetString("BodyHash")) : null;
    }

    /// <summary>Takes the key for a run.</summary>
    /// <returns>Null when the run has it now; else the run that took it before.</returns>
    public async Task<IdempotencyClaim?> TakeAsync(FlowIncarnation flow, string key, IdempotencyClaim claim, CancellationToken cancellation)
    {
        try
        {
            var entity = new TableEntity(flow.ToString(), RunId.Fingerprint(key)) { ["Run"] = claim.Run.ToString(), ["BodyHash"] = claim.BodyHash };
            await (await TableAsync()).AddEntityAsync(entity, cancellation);
            return null;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            var there = await FindAsync(flow, key, cancellation) ?? throw new InvalidDataException($"An idempotency key of flow {flow} was found and is gone.");
            // After a lost answer, storage may have taken it at the first attempt.
            return there.Run == claim.Run ? null : there;
        }
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("idempotencykeys");
}
