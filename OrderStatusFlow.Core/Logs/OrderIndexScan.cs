using System.Globalization;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Finds the rows of many orders in the runs of one flow since a moment, in table <c>orders</c>. See <see cref="OrderIndex"/>.</summary>
/// <remarks>Each partition is read once for all its orders. Entities that list many orders are read from the newest run to the moment. Entities of single
/// orders are read in steps of up to 1,000, and each step skips to the next order.</remarks>
public sealed class OrderIndexScan(StorageClients storage)
{
    private const int PartitionsAtOnce = 8;
    private const int MaxSingleQueries = 4;
    private const int MaxResponse = 1_000;
    private static readonly string[] Columns = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), "Run", "Batch", "Orders"];

    /// <summary>Finds rows.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="orders">The order numbers.</param>
    /// <param name="since">The earliest moment of the runs, by their ids.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task<IReadOnlyList<(string Order, OrderIndexEntry Entry)>> FindAsync(
        FlowName flow, IReadOnlyCollection<string> orders, DateTimeOffset since, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("orders");
        var first = since.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);
        var months = (await OrderIndex.MonthsAsync(table, cancellation)).Where(month => string.CompareOrdinal(month, first) >= 0).ToList();
        var partitions = orders.GroupBy(order => new OrderIndexKey(order).Partition).SelectMany(part => months.Select(month => ($"{part.Key}.{month}", part)));
        var found = new List<(string Order, OrderIndexEntry Entry)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = PartitionsAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(partitions, options, async (partition, token) =>
        {
            var scan = new Partition(table, partition.Item1, flow, [.. partition.part], $"{RunId.KeyOf(since)}/");
            var (listed, single) = (scan.ListedAsync(token), scan.SingleAsync(token));
            var here = (await listed).Concat(await single).ToList();
            lock (found)
                found.AddRange(here);
        });
        return found;
    }

    private sealed class Partition(TableClient table, string partition, FlowName flow, IReadOnlyList<string> orders, string end)
    {
        public async Task<List<(string Order, OrderIndexEntry Entry)>> ListedAsync(CancellationToken cancellation)
        {
            var byField = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var order in orders)
            {
                foreach (var field in new OrderIndexKey(order).Fields)
                    byField[field] = order;
            }

            var found = new List<(string Order, OrderIndexEntry Entry)>();
            await foreach (var entity in QueryAsync($"{OrderIndexKey.Listed}.", $"{OrderIndexKey.Listed}.{end}", cancellation))
            {
                if (RunId.Parse(entity.GetString("Run")) is var run && run.Flow != flow)
                    continue;
                found.AddRange(OrderIndexKey.Entries(entity.GetString("Orders")).Where(entry => byField.ContainsKey(entry.Field))
                    .Select(entry => (byField[entry.Field], new OrderIndexEntry(run, entity.GetInt32("Batch")!.Value, entry.Row))));
            }

            return found;
        }

        public async Task<List<(string Order, OrderIndexEntry Entry)>> SingleAsync(CancellationToken cancellation)
        {
            var keys = orders.ToDictionary(order => new OrderIndexKey(order).Single, StringComparer.Ordinal);
            var wanted = keys.Keys.Order(StringComparer.Ordinal).ToList();
            var found = new List<(string Order, OrderIndexEntry Entry)>();
            if (wanted.Count <= MaxSingleQueries)
            {
                foreach (var key in wanted)
                {
                    await foreach (var entity in QueryAsync($"{key}.", $"{key}.{end}", cancellation))
                        Take(key, entity, found);
                }

                return found;
            }

            for (var at = 0; at < wanted.Count;)
            {
                var (last, count) = ("", 0);
                await foreach (var entity in QueryAsync($"{wanted[at]}.", "o/", cancellation).Take(MaxResponse).WithCancellation(cancellation))
                {
                    count++;
                    last = entity.RowKey[..wanted[at].Length];
                    if (keys.ContainsKey(last) && string.CompareOrdinal(entity.RowKey, $"{last}.{end}") < 0)
                        Take(last, entity, found);
                }

                if (count < MaxResponse)
                    break;
                // The last order may have more rows than were read. If it is the first one, only it is read to its end.
                if (last == wanted[at])
                {
                    found.RemoveAll(row => row.Order == keys[last]);
                    await foreach (var entity in QueryAsync($"{last}.", $"{last}.{end}", cancellation))
                        Take(last, entity, found);
                    at++;
                }
                else
                {
                    found.RemoveAll(row => keys.TryGetValue(last, out var order) && row.Order == order);
                    at = wanted.FindIndex(key => string.CompareOrdinal(key, last) >= 0);
                    if (at < 0)
                        break;
                }
            }

            return found;

            void Take(string key, TableEntity entity, List<(string Order, OrderIndexEntry Entry)> rows)
            {
                if (RunId.Parse(entity.GetString("Run")) is var run && run.Flow == flow)
                    rows.AddRange(new OrderIndexKey(keys[key]).RowsIn(entity.GetString("Orders"))
                        .Select(row => (keys[key], new OrderIndexEntry(run, entity.GetInt32("Batch")!.Value, row))));
            }
        }

        private AsyncPageable<TableEntity> QueryAsync(string from, string to, CancellationToken cancellation) => table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{partition}' and RowKey gt '{from}' and RowKey lt '{to}'", MaxResponse, Columns, cancellation);
    }
}
