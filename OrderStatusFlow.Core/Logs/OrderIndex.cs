using System.Text;
using Azure.Data.Tables;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Logs;

/// <summary>Finds an order's rows over all runs and flows: table <c>orders</c>.</summary>
/// <remarks>
/// A batch costs at most <see cref="Buckets"/> writes. A small one has an entity an order under the order's own partition; a large one spreads its orders over
/// buckets, an entity a bucket that lists its orders, so that 500 orders cost 16 writes rather than 500. Newest first in both.
/// </remarks>
public sealed class OrderIndex(StorageClients storage)
{
    internal const int Buckets = 16;

    internal async Task AddAsync(RunId run, BatchRef batch, IEnumerable<KeyValuePair<int, RowFate>> fates)
    {
        var orders = fates.Where(f => f.Value.Order is not null).Select(f => (Order: f.Value.Order!, Row: f.Key)).ToList();
        var table = await storage.TableAsync("orders");
        var groups = orders.GroupBy(o => orders.Count <= Buckets ? OrderKey(o.Order) : BucketKey(o.Order));
        await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (group, cancellation) =>
        {
            var part = 0;
            // A property holds 32,000 characters; 400 orders of usual length fit well, longer ones are cut in parts.
            foreach (var chunk in Chunk(group.Select(o => $"{o.Order}\t{o.Row}")))
            {
                var entity = new TableEntity(group.Key, $"{run.NewestFirst}.{run.Flow}.{batch.Number:D9}.{part++:D3}") { ["Run"] = run.ToString(), ["Batch"] = batch.Number, ["Orders"] = chunk };
                await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
            }
        });
    }

    /// <summary>Where an order's rows are, newest run first.</summary>
    public async Task<IReadOnlyList<(RunId Run, int Row)>> FindAsync(string order, int limit, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("orders");
        var found = new List<(string Key, RunId Run, int Row)>();
        foreach (var partition in new[] { OrderKey(order), BucketKey(order) })
        {
            var here = 0;
            await foreach (var entity in table.QueryAsync<TableEntity>(e => e.PartitionKey == partition, cancellationToken: cancellation))
            {
                foreach (var line in entity.GetString("Orders").Split('\n').Where(l => l.StartsWith(order + "\t", StringComparison.Ordinal)))
                {
                    found.Add((entity.RowKey, RunId.Parse(entity.GetString("Run")), int.Parse(line[(order.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture)));
                    here++;
                }

                if (here >= limit)
                    break;
            }
        }

        return [.. found.OrderBy(f => f.Key, StringComparer.Ordinal).ThenBy(f => f.Row).Take(limit).Select(f => (f.Run, f.Row))];
    }

    private static IEnumerable<string> Chunk(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (text.Length + line.Length > 30_000)
            {
                yield return text.ToString();
                text.Clear();
            }

            text.Append(line).Append('\n');
        }

        yield return text.ToString();
    }

    // Order numbers are people's text; keys may not hold every character.
    private static string OrderKey(string order) => $"o.{RunId.Fingerprint(order)}";

    private static string BucketKey(string order) => $"b.{RunId.Fingerprint(order)[0]}";
}
