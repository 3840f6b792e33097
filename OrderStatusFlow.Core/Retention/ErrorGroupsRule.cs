using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Logs.Errors;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges error groups that have not occurred for long, and the runs of the others.</summary>
internal sealed class ErrorGroupsRule() : RetentionRule(
    "errorgroups", ["table errorgroups"], "error groups, from when they occurred last", "`Retention__ErrorGroupDays`; their runs, as long as the runs")
{
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var table = await slice.Storage.TableAsync(Name);
        var position = after ?? "";
        while (await TablePurge.NextPartitionAsync(table, position, orEqual: false, slice, cancellation) is { } partition)
        {
            // The others are partitions of the index.
            var isDone = FlowName.TryParse(partition, out _)
                ? await PurgeFlowAsync(table, partition, slice, cancellation)
                : await PurgeIndexAsync(table, partition, slice, cancellation);
            if (!isDone)
                return position;
            position = partition;
            if (slice.IsSpent)
                return position;
        }

        return null;
    }

    private static async Task<bool> PurgeFlowAsync(TableClient table, string flow, PurgeSlice slice, CancellationToken cancellation)
    {
        slice.Spend();
        var groups = await table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{flow}' and RowKey ge 'g.' and RowKey lt 'g/'", null, [.. TablePurge.Keys, "LastSeen"], cancellation).ToListAsync(cancellation);
        foreach (var group in groups)
        {
            var fingerprint = group.RowKey[2..];
            var isOld = group.GetDateTimeOffset("LastSeen") < slice.Before(slice.Options.ErrorGroupDays);
            var from = isOld ? $"r.{fingerprint}." : $"r.{fingerprint}.{RunId.KeyOf(slice.Before(slice.Options.RunDays))}/";
            if (!await TablePurge.DeleteAsync(table, $"PartitionKey eq '{flow}' and RowKey gt '{from}' and RowKey lt 'r.{fingerprint}/'", slice,
                    (entity, active) => active.Any(id => RunId.TryParse(id, out var run) && run.Flow.ToString() == flow
                        && entity.RowKey == ErrorRun.KeyOf(fingerprint, run)), cancellation)
                || (isOld && !await PurgeGroupAsync(table, group, fingerprint, slice, cancellation)))
                return false;
        }

        return true;
    }

    // An entry comes before its group, so a host that stops in between leaves it behind. A day later, no host is in between.
    private static async Task<bool> PurgeIndexAsync(TableClient table, string partition, PurgeSlice slice, CancellationToken cancellation)
    {
        slice.Spend();
        var entries = await table.QueryAsync<TableEntity>(
            $"PartitionKey eq '{partition}'", null, [.. TablePurge.Keys, "Flow", "Timestamp"], cancellation).ToListAsync(cancellation);
        foreach (var entry in entries.Where(entry => entry.Timestamp < slice.Before(1)))
        {
            if (slice.IsSpent)
                return false;
            slice.Spend();
            var group = await table.GetEntityIfExistsAsync<TableEntity>(
                entry.GetString("Flow"), $"g.{entry.RowKey}", TablePurge.Keys, cancellation);
            if (group.HasValue)
                continue;
            slice.Spend(1, 1);
            try
            {
                await table.DeleteEntityAsync(entry.PartitionKey, entry.RowKey, entry.ETag, cancellation);
            }
            catch (RequestFailedException changed) when (changed.Status == 412)
            {
                // It occurs again.
            }
        }

        return true;
    }

    // A group that occurs meanwhile is kept: its ETag, or that of its index, has changed.
    private static async Task<bool> PurgeGroupAsync(
        TableClient table, TableEntity group, string fingerprint, PurgeSlice slice, CancellationToken cancellation)
    {
        if (slice.IsSpent)
            return false;
        var index = await table.GetEntityIfExistsAsync<TableEntity>(ErrorGroups.IndexOf(fingerprint), fingerprint, cancellationToken: cancellation);
        slice.Spend(3, 1);
        try
        {
            await table.DeleteEntityAsync(group.PartitionKey, group.RowKey, group.ETag, cancellation);
            if (index.HasValue)
                await table.DeleteEntityAsync(index.Value!.PartitionKey, index.Value.RowKey, index.Value.ETag, cancellation);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // It occurs again.
        }

        return true;
    }
}
