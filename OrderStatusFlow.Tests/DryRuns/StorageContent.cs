using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace OrderStatusFlow.Tests.DryRuns;

/// <summary>The entities and blobs of an account, each with its ETag.</summary>
internal static class StorageContent
{
    // Leases of hosts are renewed at any time.
    private static readonly string[] Changing = ["dryruns", "hosts"];

    public static async Task<SortedDictionary<string, string>> ReadAsync(string connection)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var tables = new TableServiceClient(connection);
        await foreach (var table in tables.QueryAsync())
        {
            await foreach (var entity in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                found[$"{table.Name}: {entity.PartitionKey} {entity.RowKey}"] = entity.ETag.ToString();
        }

        var blobs = new BlobServiceClient(connection);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            if (Changing.Contains(container.Name))
                continue;
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(BlobTraits.None, BlobStates.None, null, default))
                found[$"{container.Name}/{blob.Name}"] = blob.Properties.ETag.ToString()!;
        }

        return found;
    }
}
