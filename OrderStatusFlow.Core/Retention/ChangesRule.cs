using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges the log of changes: a partition per month, in which newer months and newer changes come first.</summary>
internal sealed class ChangesRule() : RetentionRule("changes", ["table changes"], "changes by people and apps", "`Retention__ChangeDays`")
{
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var table = await slice.Storage.TableAsync("changes");
        var before = slice.Before(slice.Options.ChangeDays);
        var month = AuditLog.PartitionOf(before);
        var done = await TablePurge.DeleteAsync(
                table, $"PartitionKey eq '{month}' and RowKey gt '{RunId.KeyOf(before)}/'", slice, null, cancellation)
            && await TablePurge.DeleteAsync(table, $"PartitionKey gt '{month}'", slice, null, cancellation);
        return done ? null : "";
    }
}
