using Azure.Storage.Blobs.Models;
using OrderStatusFlow.Core.DryRuns;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges the results of dry runs: a folder per flow, oldest first.</summary>
internal sealed class DryRunsRule() : RetentionRule("dryruns", ["container dryruns"], "results of dry runs", $"{DryRunOptions.Kept.TotalHours:0} hours")
{
    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var container = await slice.Storage.ContainerAsync(Name);
        slice.Spend();
        var folders = await container.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", null, cancellation)
            .Where(item => item.IsPrefix).Select(item => item.Prefix).ToListAsync(cancellation);
        foreach (var folder in folders)
        {
            slice.Spend();
            var old = await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation)
                .TakeWhile(blob => !RunId.TryParse(Path.GetFileNameWithoutExtension(blob.Name), out var id) || slice.Now - id.Moment > DryRunOptions.Kept)
                .Select(blob => blob.Name).ToListAsync(cancellation);
            foreach (var name in old)
            {
                if (slice.IsSpent)
                    return "";
                await container.DeleteBlobIfExistsAsync(name, cancellationToken: cancellation);
                slice.Spend(deleted: 1);
            }
        }

        return null;
    }
}
