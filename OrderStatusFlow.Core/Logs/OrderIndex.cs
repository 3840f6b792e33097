using System.Collections.Concurrent;
using System.Globalization;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Finds the rows of an order over all runs and flows, in table <c>orders</c>.</summary>
/// <remarks>
/// A month has <see cref="OrderIndexKey.Partitions"/> partitions, which spreads the writes. A search reads one partition per month, the newest month first.
/// Partition <c>months</c> lists the months. A small batch adds one entity per order. A large batch adds one entity per partition, which lists its orders, so
/// that 500 orders need 16 entities. Newer runs come first in both. Earlier releases wrote partition <c>orders</c>, which is searched last.
/// </remarks>
public sealed class OrderIndex(StorageClients storage)
{
    private const string MonthsPartition = "months";
    private const string EarlierPartition = "orders";

    // An entity group transaction takes 100 entities and 4 MiB: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
    private const int MaxEntities = 50;

    private readonly ConcurrentDictionary<string, bool> listed = new(StringComparer.Ordinal);

    internal async Task AddAsync(RunId run, BatchRef batch, IEnumerable<LoggedRow> rows)
    {
        var orders = rows.Where(row => row.Order is not null).Select(row => (Key: new OrderIndexKey(row.Order!), row.Row)).ToList();
        if (orders.Count == 0)
            return;
        var table = await storage.TableAsync("orders");
        var month = Month(run);
        if (!listed.ContainsKey(month))
        {
            await table.UpsertEntityAsync(new TableEntity(MonthsPartition, month));
            listed[month] = true;
        }

        var single = orders.Count <= OrderIndexKey.Partitions;
        await Task.WhenAll(orders.GroupBy(o => o.Key.Partition).Select(part => AddAsync(
            table, [.. part.GroupBy(o => single ? o.Key.Single : OrderIndexKey.Listed)
                .SelectMany(rows => Entities($"{part.Key}.{month}", rows.Key, run, batch, rows))])));
    }

    /// <summary>The places of an order's rows, newest run first.</summary>
    /// <param name="order">The order number; it may contain any character.</param>
    /// <param name="limit">The maximum number of rows. Older months are not read if newer ones have that many.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<OrderIndexEntry>> FindAsync(string order, int limit, CancellationToken cancellation)
    {
        var (table, key) = (await storage.TableAsync("orders"), new OrderIndexKey(order));
        var found = new List<OrderIndexEntry>();
        foreach (var month in await MonthsAsync(table, cancellation))
        {
            await FindAsync(table, $"{key.Partition}.{month}", key.Single, OrderIndexKey.Listed, key, limit, found, cancellation);
            if (found.Count >= limit)
                break;
        }

        if (found.Count < limit)
            await FindAsync(table, EarlierPartition, key.Single, key.EarlierBucket, key, limit, found, cancellation);
        return [.. found.Distinct().OrderBy(f => f.Run.NewestFirst, StringComparer.Ordinal).ThenBy(f => f.Run.Flow.ToString(), StringComparer.Ordinal)
            .ThenBy(f => f.Row).Take(limit)];
    }

    private static async Task FindAsync(
        TableClient table, string partition, string single, string bucket, OrderIndexKey key, int limit, List<OrderIndexEntry> found,
            CancellationToken cancellation)
    {
        var ranges = await Task.WhenAll(RangeAsync(single), RangeAsync(bucket));
        found.AddRange(ranges.SelectMany(range => range));

        async Task<List<OrderIndexEntry>> RangeAsync(string begin)
        {
            var here = new List<OrderIndexEntry>();
            // '/' is the character after '.', so this matches all row keys that begin with this key.
            var filter = $"PartitionKey eq '{partition}' and RowKey gt '{begin}.' and RowKey lt '{begin}/'";
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            {
                var run = RunId.Parse(entity.GetString("Run"));
                here.AddRange(key.RowsIn(entity.GetString("Orders")).Select(row => new OrderIndexEntry(run, entity.GetInt32("Batch")!.Value, row)));
                if (here.Count >= limit)
                    break;
            }

            return here;
        }
    }

    internal static async Task<List<string>> MonthsAsync(TableClient table, CancellationToken cancellation)
    {
        var months = new List<string>();
        await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == MonthsPartition, cancellationToken: cancellation))
            months.Add(entity.RowKey);
        return [.. months.OrderDescending(StringComparer.Ordinal)];
    }

    private static async Task AddAsync(TableClient table, IReadOnlyList<TableEntity> entities)
    {
        if (entities is [var only])
        {
            await table.UpsertEntityAsync(only, TableUpdateMode.Replace);
            return;
        }

        foreach (var some in entities.Chunk(MaxEntities))
            await table.SubmitTransactionAsync(some.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)));
    }

    private static IEnumerable<TableEntity> Entities(string partition, string key, RunId run, BatchRef batch, IEnumerable<(OrderIndexKey Key, int Row)> rows) =>
        OrderIndexKey.Lists(rows).Select((list, part) => new TableEntity(partition, $"{key}.{run.NewestFirst}.{run.Flow}.{batch.Number:D9}.{part:D3}")
        {
            ["Run"] = run.ToString(),
            ["Batch"] = batch.Number,
            ["Orders"] = list,
        });

    private static string Month(RunId run) => run.Moment.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);
}
