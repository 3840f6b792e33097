namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges a table of one partition whose entities expire.</summary>
/// <param name="table">The table.</param>
/// <param name="partition">The partition.</param>
/// <param name="column">The column with the moment.</param>
/// <param name="data">What the data is.</param>
/// <param name="kept">How long it is kept.</param>
/// <param name="age">How long it is kept after the moment.</param>
internal sealed class ExpiredRule(string table, string partition, string column, string data, string kept, Func<RetentionOptions, TimeSpan> age)
    : RetentionRule(table, [$"table {table}"], data, kept)
{
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var before = (slice.Now - age(slice.Options)).UtcDateTime;
        var filter = $"PartitionKey eq '{partition}' and {column} lt datetime'{before:O}'";
        return await TablePurge.DeleteAsync(
            await slice.Storage.TableAsync(Name), filter, slice, (entity, active) => active.Contains(entity.RowKey), cancellation) ? null : "";
    }
}
