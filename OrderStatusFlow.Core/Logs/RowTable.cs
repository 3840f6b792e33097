using System.Globalization;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Table <c>rows</c>: one entity per row of a closed batch, for queries. The partition is <c>{run}.{batch}</c>, the row key is the row's
/// number.</summary>
/// <remarks>The entities are written in entity group transactions when the batch closes. A batch that is closed again, after a crash, replaces the same
/// entities: each row has exactly one. The partition has the run and the flow, so the entities do not repeat them.</remarks>
public sealed class RowTable(StorageClients storage)
{
    // An entity group transaction takes 100 entities and 4 MiB, https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
    // A message has up to 2,000 characters and an order number 4,096, which is at most 24 KB of JSON with escapes.
    private const int MaxEntities = 100;

    // A key's number has nine digits, so that text order is numeric order.
    private const string Digits = "D9";

    // The service returns up to 1,000 entities in a response.
    private const int MaxResponse = 1_000;

    internal async Task AddAsync(RunStart run, BatchRef batch, IEnumerable<LoggedRow> rows, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var partition = Partition(run.Id, batch.Number);
        // One after another, because the rows of the next batch wait for storage meanwhile.
        foreach (var some in rows.Chunk(MaxEntities))
            await WriteAsync(table, [.. some.Select(row => Entity(partition, run, row))], cancellation);
    }

    // Nearly always the batch is closed for the first time, and adding costs the service less than replacing.
    private static async Task WriteAsync(TableClient table, IReadOnlyList<TableEntity> entities, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(entities.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)), cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            await table.SubmitTransactionAsync(
                entities.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)), cancellation);
        }
    }

    /// <summary>The columns of a row; null if its batch is not closed, or if an earlier release closed it.</summary>
    internal async Task<LoggedRow?> FindAsync(RunId run, int batch, int row, CancellationToken cancellation)
    {
        var found = await (await TableAsync()).GetEntityIfExistsAsync<TableEntity>(Partition(run, batch), Key(row), cancellationToken: cancellation);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <summary>The rows of some batches that match a query, in order of their numbers.</summary>
    /// <param name="run">The run.</param>
    /// <param name="first">The number of the first batch.</param>
    /// <param name="last">The number of the last batch; all batches in between are closed.</param>
    /// <param name="query">The conditions. A text condition is checked here; the service checks the others.</param>
    /// <param name="limit">How many rows the caller needs, which sets the size of a response.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <param name="columns">The columns to read, in addition to the outcome; null for all.</param>
    internal async IAsyncEnumerable<(int Batch, LoggedRow Row)> QueryAsync(
        RunId run, int first, int last, RowQuery query, int limit, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation,
        IReadOnlyList<string>? columns = null)
    {
        var filter = $"PartitionKey ge '{Partition(run, first)}' and PartitionKey le '{Partition(run, last)}'{query.Filter}";
        string[]? select = columns is null ? null : [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), "Outcome", .. columns];
        var size = query.Text is null ? Math.Min(limit, MaxResponse) : MaxResponse;
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(filter, size, select, cancellation))
        {
            var row = Read(entity);
            if (query.MatchesText(row))
                yield return (int.Parse(entity.PartitionKey.AsSpan(entity.PartitionKey.LastIndexOf('.') + 1), CultureInfo.InvariantCulture), row);
        }
    }

    /// <summary>Rows of one batch, without their requests and responses. Rows that are not stored are left out.</summary>
    internal async Task<IReadOnlyList<LoggedRow>> FindAsync(RunId run, int batch, IReadOnlyCollection<int> wanted, CancellationToken cancellation)
    {
        var query = new RowQuery { From = wanted.Min(), To = wanted.Max() };
        return await QueryAsync(run, batch, batch, query, MaxResponse, cancellation).Select(found => found.Row)
            .Where(row => wanted.Contains(row.Row)).ToListAsync(cancellation);
    }

    internal static string Key(int number) => number.ToString(Digits, CultureInfo.InvariantCulture);

    private static string Partition(RunId run, int batch) => $"{run}.{Key(batch)}";

    private static TableEntity Entity(string partition, RunStart run, LoggedRow row)
    {
        var entity = new TableEntity(partition, Key(row.Row))
        {
            ["Version"] = run.Version,
            ["Outcome"] = TelemetryNames.Of(row.Outcome),
            ["Step"] = row.Step,
            ["Attempts"] = row.Attempts,
            ["DurationMs"] = row.DurationMs,
            ["Offset"] = row.Offset,
            ["Length"] = row.Length,
        };
        // A null column has no value in the table, but costs its name in the request.
        Set("At", row.At);
        Set("Order", row.Order);
        Set("Code", row.Code);
        Set("HttpStatus", row.HttpStatus);
        Set("Message", row.Message);
        Set("RerunOf", row.RerunOf);
        Set("SupersededBy", row.SupersededBy);
        return entity;

        void Set(string name, object? value)
        {
            if (value is not null)
                entity[name] = value;
        }
    }

    private static LoggedRow Read(TableEntity entity) =>
        new(int.Parse(entity.RowKey, CultureInfo.InvariantCulture), entity.GetString("Order"), RowQuery.Outcomes[entity.GetString("Outcome")])
        {
            Code = entity.GetString("Code"),
            Step = entity.GetString("Step"),
            HttpStatus = entity.GetInt32("HttpStatus"),
            Message = entity.GetString("Message"),
            Attempts = entity.GetInt32("Attempts") ?? 0,
            DurationMs = entity.GetDouble("DurationMs") ?? 0,
            At = entity.GetDateTimeOffset("At"),
            RerunOf = entity.GetInt32("RerunOf"),
            SupersededBy = entity.GetString("SupersededBy"),
            Offset = entity.GetInt64("Offset") ?? 0,
            Length = entity.GetInt32("Length") ?? 0,
        };

    private Task<TableClient> TableAsync() => storage.TableAsync("rows");
}
