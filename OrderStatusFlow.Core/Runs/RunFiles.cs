using Azure.Storage.Blobs;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Runs;

/// <summary>A run's payloads, pages and batches in Blob Storage, under <c>runs/{run}/</c>.</summary>
public sealed class RunFiles(StorageClients storage)
{
    /// <summary>The name of a page as it came.</summary>
    public static string Page(int page) => $"pages/{page:D6}.json";

    internal static string Batch(int batch) => $"batches/{batch:D9}.jsonl";

    /// <summary>Stores a file, over an earlier one of that name.</summary>
    public async Task WriteAsync(RunId run, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        await (await BlobAsync(run, name)).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellation);

    /// <summary>Reads a file.</summary>
    /// <exception cref="Azure.RequestFailedException">There is none (status 404), or storage failed.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(RunId run, string name, CancellationToken cancellation) =>
        (await (await BlobAsync(run, name)).DownloadContentAsync(cancellation)).Value.Content.ToMemory();

    /// <summary>Deletes a file, if it is there.</summary>
    public async Task DeleteAsync(RunId run, string name, CancellationToken cancellation) =>
        await (await BlobAsync(run, name)).DeleteIfExistsAsync(cancellationToken: cancellation);

    private async Task<BlobClient> BlobAsync(RunId run, string name) => (await storage.ContainerAsync("runs")).GetBlobClient($"{run}/{name}");
}
