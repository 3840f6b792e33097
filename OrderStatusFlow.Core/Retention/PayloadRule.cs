using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges the files of runs: container <c>runs</c>, a folder per run.</summary>
internal sealed class PayloadRule() : RetentionRule(
    "payloads", ["container runs"], "files of runs: payloads, pages, batches, requests, responses, LocalHost's journals", "`Retention__PayloadDays`")
{
    private const int DeletesAtOnce = 8;
    private const int RunsAtOnce = 100;

    public override async Task<string?> PurgeAsync(PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        var container = await slice.Storage.ContainerAsync("runs");
        // A list returns names in order, so the runs of a flow come oldest first, and the list ends at the first that is kept.
        await foreach (var flow in PrefixesAsync(container, ".", "", slice, cancellation))
        {
            if (string.CompareOrdinal(flow, after) <= 0)
                continue;
            await foreach (var runs in OldRunsAsync(container, flow, slice, cancellation).Chunk(RunsAtOnce).WithCancellation(cancellation))
            {
                var active = await slice.ActiveAsync(cancellation);
                foreach (var run in runs.Where(run => !active.Contains(run)))
                {
                    await DeleteAsync(container, $"{run}/", slice, cancellation);
                    if (slice.IsSpent)
                        return after ?? "";
                }
            }

            after = flow;
        }

        return null;
    }

    private static IAsyncEnumerable<string> OldRunsAsync(BlobContainerClient container, string flow, PurgeSlice slice, CancellationToken cancellation)
    {
        var before = $"{flow}{RunId.StampOf(slice.Before(slice.Options.PayloadDays))}";
        return PrefixesAsync(container, "/", flow, slice, cancellation).Select(folder => folder[..^1])
            .TakeWhile(run => string.CompareOrdinal(run, before) < 0);
    }

    private static async IAsyncEnumerable<string> PrefixesAsync(
        BlobContainerClient container, string delimiter, string prefix, PurgeSlice slice,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var pages = container.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, delimiter, prefix, cancellation).AsPages();
        await foreach (var page in pages.WithCancellation(cancellation))
        {
            slice.Spend();
            foreach (var item in page.Values.Where(item => item.IsPrefix))
                yield return item.Prefix;
        }
    }

    private static async Task DeleteAsync(BlobContainerClient container, string folder, PurgeSlice slice, CancellationToken cancellation)
    {
        slice.Spend();
        var options = new ParallelOptions { MaxDegreeOfParallelism = DeletesAtOnce, CancellationToken = cancellation };
        var blobs = await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation).Select(blob => blob.Name).ToListAsync(cancellation);
        await Parallel.ForEachAsync(blobs, options, async (name, token) =>
        {
            try
            {
                await container.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: token);
            }
            catch (RequestFailedException leased) when (leased.Status == 412)
            {
                // A host still holds the lease of a run that has just ended. The next purge deletes it.
            }
        });
        slice.Spend(blobs.Count, blobs.Count);
    }
}
