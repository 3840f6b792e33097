using Azure.Storage.Blobs;
using Microsoft.Extensions.Caching.Memory;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs;

/// <summary>A run's payloads, pages and batches in Blob Storage, under <c>runs/{run}/</c>.</summary>
public sealed class RunFiles(StorageClients storage) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    // A file is read once, as a rule, and by the host that wrote it a moment ago: that reading costs no request.
    private readonly MemoryCache written = new(new MemoryCacheOptions { SizeLimit = 16 << 20 });

    /// <summary>The name of a page as it came.</summary>
    public static string Page(int page) => $"pages/{page:D6}.json";

    internal static string Marks(int page) => $"marks/{page:D6}";

    internal static string Batch(int batch) => $"batches/{batch:D9}.jsonl";

    /// <summary>Stores a file, over an earlier one of that name.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">Its name below the run.</param>
    /// <param name="content">Must not change afterwards.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task WriteAsync(RunId run, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await (await BlobAsync(run, name)).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellation);
        written.Set((run, name), content, new MemoryCacheEntryOptions { Size = content.Length, AbsoluteExpirationRelativeToNow = Kept });
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="Azure.RequestFailedException">There is none (status 404), or storage failed.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(RunId run, string name, CancellationToken cancellation)
    {
        if (written.TryGetValue((run, name), out ReadOnlyMemory<byte> content))
        {
            written.Remove((run, name));
            return content;
        }

        return (await (await BlobAsync(run, name)).DownloadContentAsync(cancellation)).Value.Content.ToMemory();
    }

    /// <summary>Deletes a file, if it is there.</summary>
    public async Task DeleteAsync(RunId run, string name, CancellationToken cancellation)
    {
        written.Remove((run, name));
        await (await BlobAsync(run, name)).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => written.Dispose();

    private async Task<BlobClient> BlobAsync(RunId run, string name) => (await storage.ContainerAsync("runs")).GetBlobClient($"{run}/{name}");
}
