using Azure;
using Azure.Data.Tables;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Deletes ranges of a table in entity group transactions.</summary>
internal static class TablePurge
{
    // An entity group transaction takes 100 entities of one partition:
    // https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
    private const int MaxEntities = 100;
    private const int MaxResponse = 1_000;
    public static readonly string[] Keys = ["PartitionKey", "RowKey"];

    /// <summary>The first partition after a key; null if there are no more. It reads one entity.</summary>
    public static async Task<string?> NextPartitionAsync(TableClient table, string after, bool orEqual, PurgeSlice slice, CancellationToken cancellation)
    {
        slice.Spend();
        var filter = $"PartitionKey {(orEqual ? "ge" : "gt")} '{after}'";
        return (await table.QueryAsync<TableEntity>(filter, 1, Keys, cancellation).FirstOrDefaultAsync(cancellation))?.PartitionKey;
    }

    /// <summary>Deletes a range of keys. An entity that changes meanwhile is kept.</summary>
    /// <param name="table">The table.</param>
    /// <param name="filter">The range, as an OData filter over keys.</param>
    /// <param name="slice">The limits.</param>
    /// <param name="isKept">Returns whether an entity is kept, by the active runs; null to delete all.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>False if the limits were reached before the end of the range.</returns>
    public static async Task<bool> DeleteAsync(
        TableClient table, string filter, PurgeSlice slice, Func<TableEntity, IReadOnlySet<string>, bool>? isKept, CancellationToken cancellation)
    {
        var pages = table.QueryAsync<TableEntity>(filter, MaxResponse, Keys, cancellation).AsPages();
        await foreach (var page in pages.WithCancellation(cancellation))
        {
            slice.Spend();
            var old = page.Values;
            if (isKept is not null && old.Count > 0)
            {
                var active = await slice.ActiveAsync(cancellation);
                old = [.. old.Where(entity => !isKept(entity, active))];
            }

            foreach (var some in old.GroupBy(entity => entity.PartitionKey).SelectMany(partition => partition.Chunk(MaxEntities)))
            {
                if (slice.IsSpent)
                    return false;
                await DeleteAsync(table, some, slice, cancellation);
            }
        }

        return true;
    }

    private static async Task DeleteAsync(TableClient table, TableEntity[] some, PurgeSlice slice, CancellationToken cancellation)
    {
        slice.Spend();
        try
        {
            await table.SubmitTransactionAsync(some.Select(entity => Delete(entity, entity.ETag)), cancellation);
            slice.Spend(0, some.Length);
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            // One of them was changed or deleted meanwhile, so the transaction changed nothing.
            foreach (var entity in some)
                await DeleteIfUnchangedAsync(table, entity, slice, cancellation);
        }
    }

    private static async Task DeleteIfUnchangedAsync(TableClient table, TableEntity entity, PurgeSlice slice, CancellationToken cancellation)
    {
        slice.Spend();
        try
        {
            await table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, entity.ETag, cancellation);
            slice.Spend(0, 1);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // It is in use, so it is kept.
        }
    }

    private static TableTransactionAction Delete(TableEntity entity, ETag seen) =>
        new(TableTransactionActionType.Delete, new TableEntity(entity.PartitionKey, entity.RowKey), seen);
}
