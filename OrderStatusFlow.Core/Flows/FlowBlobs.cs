using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Flows;

/// <summary>The blobs of flows: <c>flows/{flow}/{version}.json</c>, and <c>flows/{flow}/current</c>, which contains the number of the current version and,
/// in its metadata, the pause.</summary>
internal sealed class FlowBlobs(BlobServiceClient blobs) : IDisposable
{
    private const string FirstVersion = "firstversion";
    private const string Note = "note";
    private const string By = "by";
    private const string Write = "write";
    private const string CurrentName = "/current";
    private const string Pause = "pause";
    private const int MaxFlows = 10_000;
    private static readonly TimeSpan Unused = TimeSpan.FromDays(1);

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient("flows");

    // The content of a 'current' blob by its ETag, so that a list, which is read every few seconds, is one request.
    private readonly BoundedCache<FlowName, CurrentFlow> currents = new(MaxFlows, Unused);
    private bool exists;

    public void Dispose() => currents.Dispose();

    /// <summary>The current version of a flow; null if there is no such flow.</summary>
    public async Task<CurrentFlow?> CurrentAsync(FlowName name, CancellationToken cancellation)
    {
        if (await FoundAsync(() => Current(name).DownloadContentAsync(cancellation)) is not { } found)
            return null;
        var version = int.TryParse(found.Value.Content.ToString(), CultureInfo.InvariantCulture, out var number) ? number : 0;
        var current = new CurrentFlow(name, version, found.Value.Details.ETag)
        {
            Pause = PauseOf(found.Value.Details),
            Stored = found.Value.Details.LastModified,
        };
        currents.Set(name, current);
        return current;
    }

    /// <summary>The current version of each flow, by name.</summary>
    public async IAsyncEnumerable<CurrentFlow> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in ListAsync("", BlobTraits.None, cancellation))
        {
            if (!blob.Name.EndsWith(CurrentName, StringComparison.Ordinal) || !FlowName.TryParse(blob.Name[..^CurrentName.Length], out var name))
                continue;
            // A list returns ETags without the quotes that they have in headers.
            var known = currents.TryGet(name, out var seen) && seen.Tag.ToString("H") == blob.Properties.ETag?.ToString("H");
            if ((known ? seen : await CurrentAsync(name, cancellation)) is { } current)
                yield return current;
        }
    }

    /// <summary>The stored versions of a name, also those of flows that were deleted, in no particular order.</summary>
    public async IAsyncEnumerable<StoredVersion> VersionsAsync(FlowName name, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in ListAsync($"{name}/", BlobTraits.Metadata, cancellation))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(blob.Name), CultureInfo.InvariantCulture, out var version))
                yield return new StoredVersion(version, FirstVersionOf(blob.Metadata), blob.Properties.CreatedOn, TextOf(blob.Metadata, Note))
                {
                    By = TextOf(blob.Metadata, By),
                };
        }
    }

    /// <summary>A version as it is stored, and the first version of its incarnation; null if there is no such version.</summary>
    public async Task<(BinaryData Content, int FirstVersion)?> LoadAsync(FlowName name, int version, CancellationToken cancellation) =>
        await FoundAsync(() => Version(name, version).DownloadContentAsync(cancellation)) is { } found
            ? (found.Value.Content, FirstVersionOf(found.Value.Details.Metadata))
            : null;

    /// <summary>The first version of the incarnation that a version belongs to. It is read from the blob's metadata, because the version itself may not be
    /// readable.</summary>
    public async Task<int> FirstVersionAsync(FlowName name, int version, CancellationToken cancellation) =>
        await FoundAsync(() => Version(name, version).GetPropertiesAsync(cancellationToken: cancellation)) is { } found
            ? FirstVersionOf(found.Value.Metadata)
            : 1;

    /// <summary>Stores a version.</summary>
    /// <exception cref="RequestFailedException">Status 409 or 412: the version exists.</exception>
    public async Task AddAsync(FlowName name, StoredVersion version, BinaryData content, CancellationToken cancellation)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        // Metadata is sent in headers, which are ASCII.
        var metadata = new Dictionary<string, string> { [FirstVersion] = version.FirstVersion.ToString(CultureInfo.InvariantCulture) };
        if (version.Note is { Length: > 0 } note)
            metadata[Note] = Uri.EscapeDataString(note);
        if (version.By is { Length: > 0 } by)
            metadata[By] = Uri.EscapeDataString(by);
        await UploadAsync(Version(name, version.Version), content, new BlobRequestConditions { IfNoneMatch = ETag.All }, metadata, cancellation);
    }

    /// <summary>Makes a version current. A pause of the flow continues.</summary>
    /// <param name="name">The flow.</param>
    /// <param name="version">The version.</param>
    /// <param name="seen">The current version that it replaces; null if there is no such flow.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <exception cref="RequestFailedException">Status 409 or 412: another version became current.</exception>
    public async Task MakeCurrentAsync(FlowName name, int version, CurrentFlow? seen, CancellationToken cancellation)
    {
        var conditions = seen is { Tag: var tag } ? new BlobRequestConditions { IfMatch = tag } : new BlobRequestConditions { IfNoneMatch = ETag.All };
        var content = BinaryData.FromString(version.ToString(CultureInfo.InvariantCulture));
        await UploadAsync(Current(name), content, conditions, MetadataOf(seen?.Pause), cancellation);
    }

    /// <summary>Pauses a flow, or resumes it with null.</summary>
    /// <returns>False if the flow was changed since it was read.</returns>
    public async Task<bool> PauseAsync(CurrentFlow seen, FlowPause? pause, CancellationToken cancellation)
    {
        try
        {
            await Current(seen.Name).SetMetadataAsync(MetadataOf(pause), new BlobRequestConditions { IfMatch = seen.Tag }, cancellation);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }
    }

    /// <summary>Deletes the pointer to the current version; the versions are kept.</summary>
    /// <returns>False if there is no such flow.</returns>
    public async Task<bool> DeleteAsync(FlowName name, CancellationToken cancellation) =>
        await FoundAsync(() => Current(name).DeleteIfExistsAsync(cancellationToken: cancellation)) is { Value: true };

    private BlobClient Current(FlowName name) => container.GetBlobClient($"{name}{CurrentName}");

    private BlobClient Version(FlowName name, int version) => container.GetBlobClient($"{name}/{version}.json");

    // Versions of earlier releases do not have it.
    private static int FirstVersionOf(IDictionary<string, string> metadata) =>
        metadata.TryGetValue(FirstVersion, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var first) ? first : 1;

    private static string? TextOf(IDictionary<string, string> metadata, string name) =>
        metadata.TryGetValue(name, out var text) ? Uri.UnescapeDataString(text) : null;

    // Metadata is sent in headers, which are ASCII.
    private static Dictionary<string, string> MetadataOf(FlowPause? pause) =>
        pause is null ? [] : new() { [Pause] = Uri.EscapeDataString(JsonSerializer.Serialize(pause, RunJson.Options)) };

    private static FlowPause? PauseOf(BlobDownloadDetails current)
    {
        if (!current.Metadata.TryGetValue(Pause, out var pause))
            return null;
        try
        {
            return JsonSerializer.Deserialize<FlowPause>(Uri.UnescapeDataString(pause), RunJson.Options);
        }
        catch (JsonException)
        {
            // Somebody wanted the flow to start nothing. The other flows do not depend on it.
            return new FlowPause(current.LastModified, null, "The stored pause cannot be read");
        }
    }

    // When the response of an upload is lost, the client repeats it, and the condition fails because of the first one. The blob shows whose it is.
    private static async Task UploadAsync(
        BlobClient blob, BinaryData content, BlobRequestConditions conditions, Dictionary<string, string> metadata, CancellationToken cancellation)
    {
        var write = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        metadata[Write] = write;
        try
        {
            await blob.UploadAsync(content, new BlobUploadOptions { Conditions = conditions, Metadata = metadata }, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            var stored = await FoundAsync(() => blob.GetPropertiesAsync(cancellationToken: cancellation));
            if (stored is null || TextOf(stored.Value.Metadata, Write) != write)
                throw;
        }
    }

    private static async Task<Response<T>?> FoundAsync<T>(Func<Task<Response<T>>> call)
    {
        try
        {
            return await call();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async IAsyncEnumerable<BlobItem> ListAsync(string prefix, BlobTraits traits, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!exists && !(exists = await container.ExistsAsync(cancellation)))
            yield break;
        await foreach (var blob in container.GetBlobsAsync(traits, BlobStates.None, prefix, cancellation))
            yield return blob;
    }
}
