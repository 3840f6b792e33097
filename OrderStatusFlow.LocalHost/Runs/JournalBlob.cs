using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>The blobs of a journal. An append blob accepts 50,000 blocks, so a full one is copied to a part, <c>{name}.{number}.jsonl</c>, and
/// emptied.</summary>
/// <remarks>
/// The append blob keeps its lease when it is emptied, so a process that lost the lease can empty nothing. If a process stops between the copy and the
/// emptying, the same lines are in both, and readers use the first line of each key. Without a lease nothing is emptied; the journals of batches are short.
/// </remarks>
internal sealed class JournalBlob(AppendBlobClient blob, string? leaseId, int maxBlocks)
{
    /// <summary>Far below the limit of the service, so that a copy is short, and may fail and be repeated later.</summary>
    public const int MaxBlocks = 10_000;

    private int parts;

    /// <summary>Reads the parts and the blob, oldest lines first. Creates the blob if it does not exist.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync()
    {
        var current = await FindAsync(blob);
        if (current is null)
        {
            await blob.CreateIfNotExistsAsync();
            yield break;
        }

        // Most journals have no part, and this is one request for them.
        while (await FindAsync(Part(parts + 1)) is { } part)
        {
            parts++;
            yield return part.Content.ToMemory();
        }

        yield return current.Content.ToMemory();
        await WrittenAsync(current.Details.BlobCommittedBlockCount);
    }

    /// <summary>Empties the blob if it is full.</summary>
    /// <param name="blocks">The number of its blocks.</param>
    public async Task WrittenAsync(int blocks)
    {
        if (leaseId is null || blocks < maxBlocks)
            return;
        try
        {
            var full = (await blob.DownloadContentAsync()).Value.Content;
            await CopyAsync(full);
            await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { LeaseId = leaseId } });
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            // The lines are stored. The next write tries again.
        }
    }

    private async Task CopyAsync(BinaryData full)
    {
        while (true)
        {
            try
            {
                await Part(parts + 1).UploadAsync(full, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } });
                parts++;
                return;
            }
            catch (RequestFailedException exists) when (exists.Status is 409 or 412)
            {
                // A process that stopped, or lost its lease, has copied an earlier state.
                parts++;
            }
        }
    }

    private BlobClient Part(int number) =>
        blob.GetParentBlobContainerClient().GetBlobClient(Path.ChangeExtension(blob.Name, string.Create(CultureInfo.InvariantCulture, $"{number}.jsonl")));

    private static async Task<BlobDownloadResult?> FindAsync(BlobBaseClient blob)
    {
        try
        {
            return (await blob.DownloadContentAsync()).Value;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
