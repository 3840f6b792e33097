using System.Globalization;
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
    private const int FirstRead = 32 << 10;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    // Most files are read once, shortly after this host wrote them. The cache saves the request.
    private readonly MemoryCache written = new(new MemoryCacheOptions { SizeLimit = 16 << 20 });

    /// <summary>The name of a page as the ERP sent it.</summary>
    public static string Page(int page) => $"pages/{page:D6}.json";

    /// <summary>The folder of the pages.</summary>
    internal const string Pages = "pages/";

    /// <summary>The folder of the batches.</summary>
    internal const string Batches = "batches/";

    internal static string Fingerprints(int page) => $"marks/{page:D6}";

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

    /// <summary>The numbers of the files in a folder of the run, in order.</summary>
    internal async Task<IReadOnlyList<int>> ListAsync(RunId run, string folder, CancellationToken cancellation)
    {
        var numbers = new List<int>();
        await foreach (var name in NamesAsync(run, folder, cancellation))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(name), CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
        }

        numbers.Sort();
        return numbers;
    }

    /// <summary>The first line of a file, without its line feed; null if the file does not exist.</summary>
    internal async Task<ReadOnlyMemory<byte>?> ReadLineAsync(RunId run, string name, CancellationToken cancellation)
    {
        var blob = await BlobAsync(run, name);
        for (var length = FirstRead; ; length *= 8)
        {
            try
            {
                var options = new BlobDownloadOptions { Range = new HttpRange(0, length) };
                var content = (await blob.DownloadContentAsync(options, cancellation)).Value.Content.ToMemory();
                if (content.Span.IndexOf(JsonLines.LineFeed) is >= 0 and var end)
                    return content[..end];
                if (content.Length < length)
                    return content;
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                return null;
            }
        }
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
