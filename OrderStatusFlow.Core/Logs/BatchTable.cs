using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Table <c>batches</c>: one entity per closed batch of a run, with its totals. The partition is the run, the row key is the batch's number.</summary>
/// <remarks>An entity is written after the batch's rows are in table <c>rows</c>: a batch that is listed here can be queried there. The totals also
/// show which batches a query for an outcome or a code can skip.</remarks>
public sealed class BatchTable(StorageClients storage)
{
    // A batch has up to 500 rows; more codes than this are not listed, and then each query for a code reads the batch.
    private const int MaxCodes = 50;

    internal async Task AddAsync(RunId run, BatchRef batch, IReadOnlyCollection<LoggedRow> rows, CancellationToken cancellation)
    {
        var entity = new TableEntity(run.ToString(), RowTable.Key(batch.Number)) { ["Rows"] = rows.Count };
        foreach (var group in rows.GroupBy(row => row.Outcome))
            entity[group.Key.ToString()] = group.Count();
        var codes = rows.Select(row => row.Code).OfType<string>().Distinct(StringComparer.Ordinal).Take(MaxCodes + 1).ToList();
        if (codes.Count <= MaxCodes)
            entity["Codes"] = JsonSerializer.Serialize(codes);
        await (await TableAsync()).UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>The closed batches of a run, in order.</summary>
    internal async Task<IReadOnlyList<ClosedBatch>> ListAsync(RunId run, CancellationToken cancellation)
    {
        var partition = run.ToString();
        var batches = new List<ClosedBatch>();
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(e => e.PartitionKey == partition, cancellationToken: cancellation))
        {
            var outcomes = Enum.GetValues<RowOutcome>().Where(outcome => entity.GetInt32(outcome.ToString()) > 0)
                .ToDictionary(outcome => outcome, outcome => entity.GetInt32(outcome.ToString())!.Value);
            var codes = entity.GetString("Codes") is { } list ? JsonSerializer.Deserialize<HashSet<string>>(list) : null;
            batches.Add(new ClosedBatch(int.Parse(entity.RowKey, CultureInfo.InvariantCulture), outcomes, codes));
        }

        return batches;
    }

    private Task<TableClient> TableAsync() => storage.TableAsync("batches");
}

/// <summary>A closed batch: what its rows can match.</summary>
/// <param name="Number">The batch's number.</param>
/// <param name="Outcomes">The number of its rows by outcome.</param>
/// <param name="Codes">The codes of its rows; null if there are too many to list.</param>
internal sealed record ClosedBatch(int Number, IReadOnlyDictionary<RowOutcome, int> Outcomes, IReadOnlySet<string>? Codes)
{
    public bool MayMatch(RowQuery query) =>
        (query.Outcome is not { } outcome || Outcomes.ContainsKey(outcome))
        && (query.AnyOf is not { } any || any.Any(Outcomes.ContainsKey)) && (query.Code is not { } code || Codes?.Contains(code) != false);

    /// <summary>How many rows match for sure, if the query begins before this batch.</summary>
    public int Expected(RowQuery query) => query is { Code: null, Order: null, Text: null, AnyOf: null }
        ? query.Outcome is { } outcome ? Outcomes.GetValueOrDefault(outcome) : Outcomes.Values.Sum()
        : 0;
}
