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
    internal const string MonthsPartition = "months";
    private const string EarlierPartition = "orders";
    private const string MonthFormat = "yyyyMM";

    // An entity group transaction takes 100 entities and 4 MiB: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
    private const int MaxEntities = 50;

    // The rows of the next batch wait for storage meanwhile.
    private const int WritesAtOnce = 2;

    private readonly ConcurrentDictionary<string, bool> listed = new(StringComparer.Ordinal);

    internal async Task AddAsync(RunId run, BatchRef batch, IEnumerable<LoggedRow> rows)
    {
        var orders = rows.Where(row => row.Order is not null).Select(row => (Key: new OrderIndexKey(row.Order!), row.Row)).ToList();
        if (orders.Count == 0)
            return;
        var (table, month) = await ListedMonthAsync(run);
        var single = orders.Count <= OrderIndexKey.Partitions;
        var few = new ParallelOptions { MaxDegreeOfParallelism = WritesAtOnce };
        await Parallel.ForEachAsync(orders.GroupBy(o => o.Key.Partition), few, async (part, _) => await AddAsync(
            table, [.. part.GroupBy(o => single ? o.Key.Single : OrderIndexKey.Listed)
                .SelectMany(rows => Entities($"{part.Key}.{month}", rows.Key, run, batch, rows))]));
    }

    /// <summary>Records that a run asked the ERP for this order alone, and that the response had no items. Recording it again has no effect.</summary>
    internal async Task AddAbsenceAsync(RunId run, string order, CancellationToken cancellation)
    {
        var (table, month) = await ListedMonthAsync(run);
        var key = new OrderIndexKey(order);
        foreach (var entity in Entities($"{key.Partition}.{month}", key.Single, run, new BatchRef(0, 0), [(key, 0)]))
            await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The first day of the oldest month in the index; null if it is empty. Runs of earlier releases may be older.</summary>
    public async Task<DateTimeOffset?> SinceAsync(CancellationToken cancellation) =>
        (await MonthsAsync(await storage.TableAsync("orders"), cancellation)) is [.., var oldest]
            && DateTimeOffset.TryParseExact(oldest, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since) ? since : null;

    /// <summary>The places of an order's rows, newest run first.</summary>
    /// <param name="order">The order number; it may contain any character.</param>
    /// <param name="limit">The maximum number of rows. Older months are not read if newer ones have that many.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<IReadOnlyList<OrderIndexEntry>> FindAsync(string order, int limit, CancellationToken cancellation) =>
        FindAsync(order, null, limit, null, cancellation);

    /// <summary>The places of an order's rows, newest run first.</summary>
    /// <param name="order">The order number; it may contain any character.</param>
    /// <param name="flow">The only flow whose rows are found; null for all flows.</param>
    /// <param name="limit">The maximum number of rows. Older months are not read if newer ones have that many.</param>
    /// <param name="after">The last place of the previous page; null for the first page.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyList<OrderIndexEntry>> FindAsync(
        string order, FlowName? flow, int limit, OrderIndexEntry? after, CancellationToken cancellation)
    {
        var search = new Search(await storage.TableAsync("orders"), new OrderIndexKey(order), limit, after) { Flow = flow };
        foreach (var month in await MonthsAsync(search.Table, cancellation))
        {
            if (after is { } last && string.CompareOrdinal(month, MonthOf(last.Run)) > 0)
                continue;
            await search.AddAsync($"{search.Key.Partition}.{month}", OrderIndexKey.Listed, cancellation);
            if (search.IsFull)
                break;
        }

        if (!search.IsFull)
            await search.AddAsync(EarlierPartition, search.Key.EarlierBucket, cancellation);
        return search.Page();
    }

    /// <summary>The batches of a run that have rows of an order, as far as they are closed.</summary>
    internal async Task<IReadOnlySet<int>> BatchesAsync(RunId run, string order, CancellationToken cancellation)
    {
        var key = new OrderIndexKey(order);
        var search = new Search(await storage.TableAsync("orders"), key, int.MaxValue, null) { Run = run };
        await search.AddAsync($"{key.Partition}.{MonthOf(run)}", OrderIndexKey.Listed, cancellation);
        return search.Page().Select(entry => entry.Batch).ToHashSet();
    }

    private async Task<(TableClient Table, string Month)> ListedMonthAsync(RunId run)
    {
        var (table, month) = (await storage.TableAsync("orders"), MonthOf(run));
        if (!listed.ContainsKey(month))
        {
            await table.UpsertEntityAsync(new TableEntity(MonthsPartition, month));
            listed[month] = true;
        }

        return (table, month);
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

    internal static string MonthOf(RunId run) => run.Moment.UtcDateTime.ToString(MonthFormat, CultureInfo.InvariantCulture);

    private sealed record Search(TableClient Table, OrderIndexKey Key, int Limit, OrderIndexEntry? After)
    {
        private readonly HashSet<OrderIndexEntry> entries = [];

        /// <summary>The only run to search; null for all runs.</summary>
        public RunId? Run { get; init; }

        /// <summary>The only flow to search; null for all flows.</summary>
        public FlowName? Flow { get; init; }

        public bool IsFull => entries.Count >= Limit;

        public async Task AddAsync(string partition, string bucket, CancellationToken cancellation)
        {
            foreach (var range in await Task.WhenAll(RangeAsync(partition, Key.Single, cancellation), RangeAsync(partition, bucket, cancellation)))
                entries.UnionWith(range);
        }

        public IReadOnlyList<OrderIndexEntry> Page() => [.. entries.Order(OrderIndexEntry.NewestFirst).Take(Limit)];

        private async Task<List<OrderIndexEntry>> RangeAsync(string partition, string begin, CancellationToken cancellation)
        {
            var here = new List<OrderIndexEntry>();
            // '/' is the character after '.', so this matches all row keys that begin with this key, and after it the run of the previous page.
            var first = After is { } after ? $"RowKey ge '{begin}.{after.Run.NewestFirst}'" : $"RowKey gt '{begin}.'";
            var filter = Run is { } run
                ? $"PartitionKey eq '{partition}' and RowKey gt '{begin}.{run.NewestFirst}.{run.Flow}.' and RowKey lt '{begin}.{run.NewestFirst}.{run.Flow}/'"
                : $"PartitionKey eq '{partition}' and {first} and RowKey lt '{begin}/'";
            await foreach (var entity in Table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            {
                var found = RunId.Parse(entity.GetString("Run"));
                if (Flow is { } flow && found.Flow != flow)
                    continue;
                here.AddRange(Key.RowsIn(entity.GetString("Orders")).Select(row => new OrderIndexEntry(found, entity.GetInt32("Batch")!.Value, row))
                    .Where(entry => After is not { } last || OrderIndexEntry.NewestFirst.Compare(entry, last) > 0));
                if (here.Count >= Limit)
                    break;
            }

            return here;
        }
    }
}
