using System.Collections.Concurrent;
using System.Globalization;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Finds an order's rows over all runs and flows: table <c>orders</c>.</summary>
/// <remarks>
/// A partition is one of <see cref="OrderIndexKey.Partitions"/> parts of one month: writes spread, and a lookup reads one partition a month, the newest month first.
/// Partition <c>months</c> lists the months that there are. A small batch has an entity an order; a large one has an entity a partition, which lists its orders,
/// so that 500 orders cost 16 entities rather than 500. Newest first in both. Earlier releases wrote partition <c>orders</c>, which is searched last.
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
            table, [.. part.GroupBy(o => single ? o.Key.Single : OrderIndexKey.Listed).SelectMany(rows => Entities($"{part.Key}.{month}", rows.Key, run, batch, rows))])));
    }

    /// <summary>Where an order's rows are, newest run first.</summary>
    /// <param name="order">The order number, whatever characters it holds.</param>
    /// <param name="limit">Max rows; older months are not read when newer ones have that many.</param>
    /// <param name="cancellation">Ends the call.</param>
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
        return [.. found.Distinct().OrderBy(f => f.Run.NewestFirst, StringComparer.Ordinal).ThenBy(f => f.Run.Flow.ToString(), StringComparer.Ordinal).ThenBy(f => f.Row).Take(limit)];
    }

    private static async Task FindAsync(
        TableClient table, string partition, string single, string bucket, OrderIndexKey key, int limit, List<OrderIndexEntry> found, CancellationToken cancellation)
    {
        var ranges = await Task.WhenAll(RangeAsync(single), RangeAsync(bucket));
        found.AddRange(ranges.SelectMany(range => range));

        async Task<List<OrderIndexEntry>> RangeAsync(string begin)
        {
            var here = new List<OrderIndexEntry>();
            // '/' is the character after '.': all row keys that begin with this key.
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

    private static async Task<List<string>> MonthsAsync(TableClient table, CancellationToken cancellation)
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
