using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges a table whose entities have a <see cref="DayIndex"/>, day by day.</summary>
/// <param name="table">The table.</param>
/// <param name="data">What the data is.</param>
/// <param name="kept">How long it is kept.</param>
/// <param name="days">Returns the number of days.</param>
internal sealed class DayIndexRule(string table, string data, string kept, Func<RetentionOptions, int> days)
    : RetentionRule(table, [$"table {table}"], data, kept)
{
    // A transaction takes 100 entities: 50, and their days.
    private const int MaxPairs = 50;
    private const int MaxResponse = 1_000;

    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var client = await slice.Storage.TableAsync(Name);
        var position = after ?? "";
        var to = $"{DayIndex.Prefix}{DayIndex.DayOf(slice.Before(days(slice.Options)))}";
        while (await TablePurge.NextPartitionAsync(client, position, orEqual: false, slice, cancellation) is { } partition)
        {
            var filter = $"PartitionKey eq '{partition}' and RowKey gt '{DayIndex.Prefix}' and RowKey lt '{to}'";
            await foreach (var page in client.QueryAsync<TableEntity>(filter, MaxResponse, TablePurge.Keys, cancellation).AsPages()
                .WithCancellation(cancellation))
            {
                slice.Spend();
                foreach (var some in page.Values.Chunk(MaxPairs))
                {
                    if (slice.IsSpent)
                        return position;
                    await DeleteAsync(client, some, slice, cancellation);
                }
            }

            position = partition;
            if (slice.IsSpent)
                return position;
        }

        return null;
    }

    private static async Task DeleteAsync(TableClient client, TableEntity[] some, PurgeSlice slice, CancellationToken cancellation)
    {
        slice.Spend();
        try
        {
            await client.SubmitTransactionAsync(some.SelectMany(Pair), cancellation);
            slice.Spend(0, some.Length);
        }
        catch (RequestFailedException other) when (other.Status == 404)
        {
            if (some.Length > 1)
            {
                foreach (var day in some)
                    await DeleteAsync(client, [day], slice, cancellation);
                return;
            }

            // Either a write has moved the entity to another day, or another host has deleted both.
            foreach (var day in some)
                await client.DeleteEntityAsync(day.PartitionKey, day.RowKey, ETag.All, cancellation);
        }
    }

    private static IEnumerable<TableTransactionAction> Pair(TableEntity day) =>
    [
        // A write moves the day of its entity in one transaction, so as long as this one exists the entity has not changed.
        new(TableTransactionActionType.Delete, new TableEntity(day.PartitionKey, day.RowKey), ETag.All),
        new(TableTransactionActionType.Delete, new TableEntity(day.PartitionKey, DayIndex.IndexedKey(day.RowKey)), ETag.All),
    ];
}
