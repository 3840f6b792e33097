using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges a table whose partitions are flows, by ranges of row keys.</summary>
/// <param name="table">The table.</param>
/// <param name="data">What the data is.</param>
/// <param name="kept">How long it is kept.</param>
/// <param name="ranges">Returns the ranges of row keys of a partition that are purged, both ends exclusive.</param>
/// <param name="isOf">Returns whether an entity belongs to a run. Entities of active runs are kept. Null if none belongs to a run.</param>
internal sealed class FlowPartitionRule(
    string table, string data, string kept, Func<PurgeSlice, string, IEnumerable<(string From, string To)>> ranges,
    Func<TableEntity, RunId, bool>? isOf = null)
    : RetentionRule(table, [$"table {table}"], data, kept)
{
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var client = await slice.Storage.TableAsync(Name);
        var position = after ?? "";
        while (await TablePurge.NextPartitionAsync(client, position, orEqual: false, slice, cancellation) is { } partition)
        {
            foreach (var (from, to) in ranges(slice, partition))
            {
                var filter = $"PartitionKey eq '{partition}' and RowKey gt '{from}' and RowKey lt '{to}'";
                if (!await TablePurge.DeleteAsync(client, filter, slice, isOf is null ? null : IsKept, cancellation))
                    return position;
            }

            position = partition;
            if (slice.IsSpent)
                return position;
        }

        return null;
    }

    private bool IsKept(TableEntity entity, IReadOnlySet<string> active) =>
        active.Any(id => RunId.TryParse(id, out var run) && entity.PartitionKey == run.Flow.ToString() && isOf!(entity, run));
}
