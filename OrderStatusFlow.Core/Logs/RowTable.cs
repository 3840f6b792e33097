using System.Globalization;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Table <c>rows</c>: the rows of closed batches, for queries. The partition is <c>{run}.{batch}</c>. A row that was not delivered has an entity,
/// whose row key is its number; the delivered rows are in lists.</summary>
/// <remarks>The entities are written in entity group transactions when the batch closes. A batch that is closed again, after a crash, replaces the same
/// entities. The partition has the run and the flow, so the entities do not repeat them. Earlier releases wrote an entity for each row.</remarks>
public sealed class RowTable(StorageClients storage)
{
    // An entity group transaction takes 100 entities and 4 MiB, https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions.
    // A message has up to 2,000 characters and an order number 4,096, which is at most 24 KB of JSON with escapes. A list has less than 40 KB.
    private const int MaxEntities = 100;
    private const int TransactionsAtOnce = 4;

    // A key's number has nine digits, so that text order is numeric order.
    private const string Digits = "D9";

    internal async Task AddAsync(RunStart run, BatchRef batch, IReadOnlyCollection<LoggedRow> rows, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var partition = Partition(run.Id, batch.Number);
        var entities = rows.Where(row => !RowList.Holds(row)).Select(row => Entity(partition, run, row))
            .Concat(RowList.Entities(partition, run.Version, rows.Where(RowList.Holds)));
        await Parallel.ForEachAsync(
            entities.Chunk(MaxEntities),
            new ParallelOptions { MaxDegreeOfParallelism = TransactionsAtOnce, CancellationToken = cancellation },
            async (some, _) => await WriteAsync(table, some, cancellation));
    }

    // Nearly always the batch is closed for the first time, and adding costs the service less than replacing.
    private static async Task WriteAsync(TableClient table, IReadOnlyList<TableEntity> entities, CancellationToken cancellation)
    {
        try
        {
            if (entities is [var only])
                await table.AddEntityAsync(only, cancellation);
            else
                await table.SubmitTransactionAsync(entities.Select(entity => new TableTransactionAction(TableTransactionActionType.Add, entity)), cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            await table.SubmitTransactionAsync(
                entities.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity)), cancellation);
        }
    }

    /// <summary>The columns of a row; null if its batch is not closed, or if an earlier release closed it.</summary>
    internal async Task<LoggedRow?> FindAsync(RunId run, int batch, int row, CancellationToken cancellation) =>
        (await QueryAsync(run, batch, new RowQuery { From = row, To = row }, cancellation)).SingleOrDefault();

    /// <summary>The rows of a batch that match a query, in order of their numbers.</summary>
    /// <param name="run">The run.</param>
    /// <param name="batch">The number of the batch, which is closed.</param>
    /// <param name="query">The conditions. The service checks most of them for rows that were not delivered.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <param name="columns">The columns to read of rows that were not delivered, in addition to the outcome; null for all.</param>
    internal async Task<IReadOnlyList<LoggedRow>> QueryAsync(
        RunId run, int batch, RowQuery query, CancellationToken cancellation, IReadOnlyList<string>? columns = null)
    {
        var lists = query.MayMatchDelivered ? $" or ({RowList.Filter(query.From, query.To)})" : "";
        var filter = $"PartitionKey eq '{Partition(run, batch)}' and ((RowKey lt '{RowList.KeyPrefix}'{query.Filter}){lists})";
        string[]? select = columns is null ? null : [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), "Outcome", RowList.Column, .. columns];
        var found = new SortedDictionary<int, LoggedRow>();
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(filter, select: select, cancellationToken: cancellation))
        {
            var rows = entity.RowKey.StartsWith(RowList.KeyPrefix, StringComparison.Ordinal) ? RowList.Read(entity).Where(query.Matches)
                : new[] { Read(entity) }.Where(query.MatchesText);
            // A row is in both forms if an earlier release closed its batch too.
            foreach (var row in rows)
                found[row.Row] = row;
        }

        return [.. found.Values];
    }

    /// <summary>Rows of one batch, without their requests and responses. Rows that are not stored are left out.</summary>
    internal async Task<IReadOnlyList<LoggedRow>> FindAsync(RunId run, int batch, IReadOnlyCollection<int> wanted, CancellationToken cancellation)
    {
        var query = new RowQuery { From = wanted.Min(), To = wanted.Max() };
        return [.. (await QueryAsync(run, batch, query, cancellation)).Where(row => wanted.Contains(row.Row))];
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
