using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Caching.Memory;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs;

/// <summary>A run's payloads, pages and batches in Blob Storage, under <c>runs/{run}/</c>.</summary>
public sealed class RunFiles(StorageClients storage) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    // Most files are read once, shortly after this host wrote them. The cache saves the request.
    private readonly MemoryCache written = new(new MemoryCacheOptions { SizeLimit = 16 << 20 });

    /// <summary>The name of a page as the ERP sent it.</summary>
    public static string Page(int page) => $"pages/{page:D6}.json";

    internal static string Marks(int page) => $"marks/{page:D6}";

    internal static string Batch(int batch) => $"batches/{batch:D9}.jsonl";

    /// <summary>Stores a file. Replaces an earlier file of that name.</summary>
    /// <param name="run">The run.</param>
    /// <param name="name">The name of the file within the run.</param>
    /// <param name="content">The content, which must not change afterwards.</param>
    /// <param name="cancellation">Cancels the call.</param>
    public async Task WriteAsync(RunId run, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        await (await BlobAsync(run, name)).UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellation);
        written.Set((run, name), content, new MemoryCacheEntryOptions { Size = content.Length, AbsoluteExpirationRelativeToNow = Kept });
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="Azure.RequestFailedException">The file does not exist (status 404), or storage failed.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(RunId run, string name, CancellationToken cancellation)
    {
        if (written.TryGetValue((run, name), out ReadOnlyMemory<byte> content))
        {
            written.Remove((run, name));
            return content;
        }

        return (await (await BlobAsync(run, name)).DownloadContentAsync(cancellation)).Value.Content.ToMemory();
    }

    /// <summary>Reads a file; null if it does not exist. The file stays in the cache for the run.</summary>
    internal async Task<ReadOnlyMemory<byte>?> FindAsync(RunId run, string name, CancellationToken cancellation)
    {
        if (written.TryGetValue((run, name), out ReadOnlyMemory<byte> content))
            return content;
        try
        {
            return (await (await BlobAsync(run, name)).DownloadContentAsync(cancellation)).Value.Content.ToMemory();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The names of the files in a folder of a run, such as <c>batches/</c>, without the run.</summary>
    internal async IAsyncEnumerable<string> NamesAsync(
        RunId run, string folder, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var prefix = $"{run}/";
        await foreach (var blob in (await storage.ContainerAsync("runs")).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix + folder, cancellation))
            yield return blob.Name[prefix.Length..];
    }

    /// <summary>Deletes a file if it exists.</summary>
    public async Task DeleteAsync(RunId run, string name, CancellationToken cancellation)
    {
        written.Remove((run, name));
        await (await BlobAsync(run, name)).DeleteIfExistsAsync(cancellationToken: cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => written.Dispose();

    private async Task<BlobClient> BlobAsync(RunId run, string name) => (await storage.ContainerAsync("runs")).GetBlobClient($"{run}/{name}");
}
