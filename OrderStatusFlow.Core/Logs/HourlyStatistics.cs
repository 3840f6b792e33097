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
/// the same moment use different shards, whose sum is the hour. Runs that started in an earlier hour are apart, in <c>h.{yyyyMMddHH}.{started}-{shard}</c>,
/// so that the runs that started in an hour can be counted too.
/// </remarks>
public sealed class HourlyStatistics(StorageClients storage)
{
    private const string HourColumn = "Hour";
    private const string StartedColumn = "Started";
    private const string HourFormat = "yyyyMMddHH";
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
            var key = counted?.GetString(HourColumn) ?? KeyOf(run, ended.Finished!.Value, shard);
            var hour = await FindAsync(table, flow, key, cancellation);
            var sum = Read(hour).Replace(Read(counted), after);
            try
            {
                await table.SubmitTransactionAsync(
                    [
                        Write(after.WriteTo(new TableEntity(flow, RunKey(run)) { [HourColumn] = key }), counted?.ETag),
                        Write(sum.WriteTo(new TableEntity(flow, key) { [StartedColumn] = StartedOf(key) }), hour?.ETag),
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

    /// <summary>The counts of some flows, by the hour in which the runs ended. Hours in which no run ended are left out.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="from">The first moment; the hour that contains it is the first one.</param>
    /// <param name="to">The moment that all hours begin before.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<IReadOnlyDictionary<DateTimeOffset, RunCounters>> ReadAsync(
        IReadOnlyCollection<FlowName> flows, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        // '/' is the character after '.': the shards of the last hour are included.
        SumAsync(flows, $"RowKey ge 'h.{Hour(from)}' and RowKey lt 'h.{LastHour(to)}/'", EndedIn, cancellation);

    /// <summary>The counts of some flows, by the hour in which the runs started, as their ids have it. A run counts once it has ended.</summary>
    /// <param name="flows">The flows.</param>
    /// <param name="from">The first moment; the hour that contains it is the first one.</param>
    /// <param name="to">The moment that all hours begin before.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public Task<IReadOnlyDictionary<DateTimeOffset, RunCounters>> ReadStartedAsync(
        IReadOnlyCollection<FlowName> flows, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        var (first, last) = (Hour(from), LastHour(to));
        // A run may end in any hour after its start. What earlier releases counted has no start: it counts where the run ended.
        var filter = $"RowKey ge 'h.{first}' and RowKey lt 'h/' and (RowKey lt 'h.{last}/' or {StartedColumn} le '{last}')";
        return SumAsync(flows, filter, entity => StartedIn(entity) is var hour && hour >= HourOf(first) && hour <= HourOf(last) ? hour : null, cancellation);
    }

    private async Task<IReadOnlyDictionary<DateTimeOffset, RunCounters>> SumAsync(
        IReadOnlyCollection<FlowName> flows, string condition, Func<TableEntity, DateTimeOffset?> hourOf, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var hours = new ConcurrentDictionary<DateTimeOffset, RunCounters>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = QueriesAtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(flows, options, async (flow, token) =>
        {
            await foreach (var entity in table.QueryAsync<TableEntity>($"PartitionKey eq '{flow}' and {condition}", cancellationToken: token))
            {
                if (hourOf(entity) is { } hour)
                    hours.AddOrUpdate(hour, Read(entity), (_, sum) => sum.Plus(Read(entity)));
            }
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

    // Earlier releases read the hour between the two dots.
    private static string KeyOf(RunId run, DateTimeOffset finished, int shard) =>
        (Hour(run.Moment), Hour(finished)) is var (started, ended) && started == ended ? $"h.{ended}.{shard:D2}" : $"h.{ended}.{started}-{shard:D2}";

    private static string Hour(DateTimeOffset moment) => moment.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);

    private static string LastHour(DateTimeOffset to) => Hour(to.AddTicks(-1));

    private static DateTimeOffset HourOf(string hour) =>
        DateTimeOffset.ParseExact(hour, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateTimeOffset? EndedIn(TableEntity entity) => HourOf(entity.RowKey[2..entity.RowKey.LastIndexOf('.')]);

    private static DateTimeOffset? StartedIn(TableEntity entity) => StartedOf(entity.RowKey) is { } hour ? HourOf(hour) : EndedIn(entity);

    // The hour in which the runs of a key started; null if it is the one in which they ended.
    private static string? StartedOf(string key) => key[(key.LastIndexOf('.') + 1)..].Split('-') is [var started, _] ? started : null;

    private Task<TableClient> TableAsync() => storage.TableAsync("hourlystats");
}
