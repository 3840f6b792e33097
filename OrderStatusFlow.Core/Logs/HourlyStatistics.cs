using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>Counts of the runs that ended in each hour, in table <c>hourlystats</c>. The partition is the flow.</summary>
/// <remarks>
/// An entity <c>h.{yyyyMMddHH}.{shard}</c> has the counts of an hour in UTC, and an entity <c>r.{run}</c> what was counted for a run. Both change in one
/// transaction, so a run whose close is repeated counts once, with the values of its last close. A run costs one read and one transaction. Runs that end at
/// the same moment use different shards, whose sum is the hour.
/// </remarks>
public sealed class HourlyStatistics(StorageClients storage)
{
    private const string HourColumn = "Hour";
    private const int Shards = 16;
    private const int QueriesAtOnce = 16;

    /// <summary>Counts a run in the hour in which it ended.</summary>
    internal async Task AddAsync(RunRecord ended, CancellationToken cancellation)
    {
        var (table, run, after) = (await TableAsync(), RunId.Parse(ended.RunId), RunCounters.Of(ended));
        var flow = run.Flow.ToString();
        for (var attempt = 0; ; attempt++)
        {
            // Nearly always the run is closed for the first time, and no other run of its flow at this moment.
            var counted = attempt == 0 ? null : await FindAsync(table, flow, RunKey(run), cancellation);
            var shard = attempt == 0 ? 0 : RandomNumberGenerator.GetInt32(Shards);
            var key = counted?.GetString(HourColumn) ?? $"{HourKey(ended.Finished!.Value)}.{shard:D2}";
            var hour = await FindAsync(table, flow, key, cancellation);
            var sum = Read(hour).Replace(Read(counted), after);
            try
            {
                await table.SubmitTransactionAsync(
                    [
                        Write(after.WriteTo(new TableEntity(flow, RunKey(run)) { [HourColumn] = key }), counted?.ETag),
                        Write(sum.WriteTo(new TableEntity(flow, key)), hour?.ETag),
                    ],
                    cancellation);
                return;
            }
            catch (RequestFailedException other) when (other.Status is 404 or 409 or 412)
            {
                // The run is counted already, or another run has changed the hour.
            }
        }
    }

    /// <summary>The counts of some flows, by hour. Hours in which no run ended are left out.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="from">The first moment; the hour that contains it is the first one.</param>
    /// <param name="to">The moment that all hours begin before.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task<IReadOnlyDictionary<DateTimeOffset, RunCounters>> ReadAsync(
        IReadOnlyCollection<FlowName> flows, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var hours = new ConcurrentDictionary<DateTimeOffset, RunCounters>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(flows, options, async (flow, token) =>
        {
            // '/' is the character after '.': the shards of the last hour are included.
            var filter = $"PartitionKey eq '{flow}' and RowKey ge '{HourKey(from)}' and RowKey lt '{HourKey(to.AddTicks(-1))}/'";
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: token))
                hours.AddOrUpdate(HourOf(entity.RowKey), Read(entity), (_, sum) => sum.Plus(Read(entity)));
        });
        return hours;
    }

    private static async Task<TableEntity?> FindAsync(TableClient table, string flow, string key, CancellationToken cancellation) =>
        await table.GetEntityIfExistsAsync<TableEntity>(flow, key, cancellationToken: cancellation) is { HasValue: true } found ? found.Value : null;

    private static RunCounters Read(TableEntity? entity) => entity is null ? RunCounters.None : RunCounters.Read(entity);

    private static TableTransactionAction Write(TableEntity entity, ETag? seen) => seen is { } tag
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, tag)
        : new TableTransactionAction(TableTransactionActionType.Add, entity);

    private static string RunKey(RunId run) => $"r.{run.NewestFirst}";

    private static string HourKey(DateTimeOffset moment) => $"h.{moment.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture)}";

    private static DateTimeOffset HourOf(string key) => DateTimeOffset.ParseExact(
        key[2..key.LastIndexOf('.')], "yyyyMMddHH", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private Task<TableClient> TableAsync() => storage.TableAsync("hourlystats");
}
