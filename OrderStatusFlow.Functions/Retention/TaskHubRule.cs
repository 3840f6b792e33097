using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Functions.Runs;

namespace OrderStatusFlow.Functions.Retention;

/// <summary>Purges the histories of orchestrations that have ended from the task hub.</summary>
internal sealed class TaskHubRule(DurableRunLauncher launcher) : RetentionRule(
    "taskhub", ["task hub"], "histories of runs in Durable Functions' task hub (Azure)", "`Retention__TaskHubDays`")
{
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        slice.Spend(deleted: await launcher.PurgeAsync(slice.Before(slice.Options.TaskHubDays), cancellation));
        return null;
    }
}
