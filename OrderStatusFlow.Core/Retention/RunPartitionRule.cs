using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges a table whose partition keys begin with the id of a run.</summary>
/// <param name="table">The table.</param>
/// <param name="data">What the data is.</param>
/// <param name="kept">How long it is kept.</param>
/// <param name="days">Returns the number of days.</param>
public sealed class RunPartitionRule(string table, string data, string kept, Func<RetentionOptions, int> days)
    : RetentionRule(table, [$"table {table}"], data, kept)
{
    /// <inheritdoc/>
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var client = await slice.Storage.TableAsync(Name);
        var position = after ?? "";
        while (await TablePurge.NextPartitionAsync(client, position, orEqual: true, slice, cancellation) is { } partition)
        {
            var flow = partition[..partition.IndexOf('.', StringComparison.Ordinal)];
            // The runs of a flow are in the order of their moments.
            var filter = $"PartitionKey gt '{flow}.' and PartitionKey lt '{flow}.{RunId.StampOf(slice.Before(days(slice.Options)))}'";
            if (!await TablePurge.DeleteAsync(client, filter, slice, (entity, active) => active.Contains(RunOf(entity.PartitionKey)), cancellation))
                return position;
            // '/' is the character after '.'.
            position = $"{flow}/";
            if (slice.IsSpent)
                return position;
        }

        return null;
    }

    // flow.moment.suffix, and in some tables a batch.
    private static string RunOf(string partition) => string.Join('.', partition.Split('.').Take(3));
}
