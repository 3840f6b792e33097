using System.Text;
using Azure.Data.Tables;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Logs;

/// <summary>Finds an order's rows over all runs and flows: table <c>orders</c>, one partition, so that a batch is one transaction.</summary>
/// <remarks>
/// Row keys are <c>{key}.{newest run first}.{flow}.{batch}.{part}</c>. A small batch has an entity an order, keyed by the order; a large one spreads its orders over
/// <see cref="Buckets"/>, an entity a bucket that lists its orders, so that 500 orders cost 16 entities rather than 500. Newest first in both.
/// </remarks>
public sealed class OrderIndex(StorageClients storage)
{
    internal const int Buckets = 16;
    private const string Partition = "orders";

    // An entity group transaction takes 100 entities and 4 MiB: https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
    private const int MostEntities = 50;

    // A longer number is in its run's row log, and is not found here: a key of people's making must not fill a property.
    private const int LongestOrder = 256;

    internal async Task AddAsync(RunId run, BatchRef batch, IEnumerable<KeyValuePair<int, RowFate>> fates)
    {
        var orders = fates.Where(f => f.Value.Order is { Length: <= LongestOrder }).Select(f => (Order: f.Value.Order!, Row: f.Key)).ToList();
        var groups = orders.GroupBy(o => orders.Count <= Buckets ? OrderKey(o.Order) : BucketKey(o.Order));
        // A property holds 32,000 characters; 400 orders of usual length fit well, longer ones are cut in parts.
        var entities = groups.SelectMany(group => Chunk(group.Select(o => $"{Field(o.Order)}\t{o.Row}")).Select((chunk, part) =>
            new TableEntity(Partition, $"{group.Key}.{run.NewestFirst}.{run.Flow}.{batch.Number:D9}.{part:D3}") { ["Run"] = run.ToString(), ["Batch"] = batch.Number, ["Orders"] = chunk }));
        var table = await storage.TableAsync("orders");
        foreach (var some in entities.Chunk(MostEntities))
            await table.SubmitTransactionAsync(some.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)));
    }

    /// <summary>Where an order's rows are, newest run first.</summary>
    public async Task<IReadOnlyList<(RunId Run, int Row)>> FindAsync(string order, int limit, CancellationToken cancellation)
    {
        var table = await storage.TableAsync("orders");
        var found = new List<(string Key, RunId Run, int Row)>();
        foreach (var key in new[] { OrderKey(order), BucketKey(order) })
        {
            var (here, begin) = (0, Field(order) + "\t");
            // '/' is the character after '.': all row keys that begin with this key.
            var filter = $"PartitionKey eq '{Partition}' and RowKey gt '{key}.' and RowKey lt '{key}/'";
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            {
                foreach (var line in entity.GetString("Orders").Split('\n').Where(l => l.StartsWith(begin, StringComparison.Ordinal)))
                {
                    found.Add((entity.RowKey[key.Length..], RunId.Parse(entity.GetString("Run")), int.Parse(line[begin.Length..], System.Globalization.CultureInfo.InvariantCulture)));
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

    // Lines and tabs part the fields.
    private static string Field(string order) =>
        order.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    // Order numbers are people's text; keys may not hold every character.
    private static string OrderKey(string order) => $"o.{RunId.Fingerprint(order)}";

    private static string BucketKey(string order) => $"b.{RunId.Fingerprint(order)[0]}";
}
