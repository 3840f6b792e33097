using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Flows;

/// <summary>Flows in Blob Storage: <c>flows/{flow}/{version}.json</c>, and <c>flows/{flow}/current</c>, which contains the number of the current version.</summary>
/// <remarks>A version never changes, so runs continue with the version that they started with. Safe on several threads and hosts.</remarks>
public sealed class FlowStore(BlobServiceClient blobs, ILogger<FlowStore>? log = null) : IDisposable
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private const string FirstVersion = "firstversion";
    internal const int MaxBytes = 64 << 20;
    private const int MaxFlows = 10_000;
    private static readonly TimeSpan Unused = TimeSpan.FromDays(1);
    private bool exists;
    private readonly Lock changing = new();
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient("flows");
    private readonly BoundedCache<(FlowName, int), FlowVersion> versions = new(MaxBytes, Unused, static flow => flow.Json.GetRawText().Length);
    private readonly BoundedCache<(FlowName, int), UnreadableFlow> unreadable = new(MaxFlows, Unused);

    // The content of a 'current' blob by its ETag, so that a list, which is read every few seconds, is one request.
    private readonly BoundedCache<FlowName, (ETag Tag, int Version)> currents = new(MaxFlows, Unused);

    /// <summary>The number of cached versions.</summary>
    internal int Count => versions.Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        versions.Dispose();
        unreadable.Dispose();
        currents.Dispose();
    }

    /// <summary>The current version of a flow; null if there is no such flow.</summary>
    /// <exception cref="UnreadableFlowException">The version cannot be read.</exception>
    public async Task<FlowVersion?> FindAsync(FlowName name, CancellationToken cancellation) => await CurrentAsync(name, cancellation) is ({ } version, _)
        ? await LoadAsync(name, version, cancellation) ?? throw new UnreadableFlowException(Missing(name, version))
        : null;

    /// <summary>Returns true if there is a flow of that name, even if it cannot be read.</summary>
    public async Task<bool> ExistsAsync(FlowName name, CancellationToken cancellation) => await CurrentAsync(name, cancellation) is ({ }, _);

    /// <summary>A version of a flow; null if there is no such version.</summary>
    /// <exception cref="UnreadableFlowException">The version cannot be read.</exception>
    public async Task<FlowVersion?> LoadAsync(FlowName name, int version, CancellationToken cancellation)
    {
        if (versions.TryGet((name, version), out var known))
            return known;
        if (unreadable.TryGet((name, version), out var broken))
            throw new UnreadableFlowException(broken);
        try
        {
            var content = await container.GetBlobClient($"{name}/{version}.json").DownloadContentAsync(cancellation);
            var entry = Read(name, version, content.Value);
            if (entry.Flow is not { } flow)
                throw new UnreadableFlowException(Report(entry.Unreadable!));
            versions.Set((name, version), flow);
            return flow;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The version of a flow that a run was started with.</summary>
    /// <exception cref="UnreadableFlowException">It cannot be read, or is missing.</exception>
    internal async Task<FlowVersion> GetAsync(FlowName name, int version, CancellationToken cancellation) =>
        await LoadAsync(name, version, cancellation) ?? throw new UnreadableFlowException(
            new UnreadableFlow(name, version, null, [new Failure("flow.unreadable", "It is missing from container 'flows'.")]));

    /// <summary>The incarnation that a version of a flow belongs to, even if the version cannot be read.</summary>
    public async Task<FlowIncarnation> IncarnationAsync(FlowName name, int version, CancellationToken cancellation) =>
        new(name, versions.TryGet((name, version), out var known) ? known.FirstVersion : await FirstVersionAsync(name, version, cancellation));

    /// <summary>All flows that can be read, by name. Flows that cannot be read are logged.</summary>
    public async IAsyncEnumerable<FlowVersion> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in ListAllAsync(cancellation))
        {
            if (entry.Flow is { } flow)
                yield return flow;
        }
    }

    /// <summary>All flows, by name, including flows that cannot be read.</summary>
    public async IAsyncEnumerable<FlowEntry> ListAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in ListBlobsAsync("", cancellation))
        {
            if (!blob.Name.EndsWith("/current", StringComparison.Ordinal) || !FlowName.TryParse(blob.Name[..^"/current".Length], out var name))
                continue;
            // A list returns ETags without the quotes that they have in headers.
            var known = currents.TryGet(name, out var seen) && seen.Tag.ToString("H") == blob.Properties.ETag?.ToString("H");
            if ((known ? seen.Version : (await CurrentAsync(name, cancellation)).Version) is { } version)
                yield return await EntryAsync(name, version, cancellation);
        }
    }

    /// <summary>Stores a new version and makes it current.</summary>
    /// <param name="name">The flow.</param>
    /// <param name="json">The definition, already validated.</param>
    /// <param name="expected">The version that must be current; null for any version, 0 for no version.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The new version, or <c>flow.conflict</c> if another version is current.</returns>
    public async Task<Result<FlowVersion>> PutAsync(FlowName name, JsonElement json, int? expected, CancellationToken cancellation)
    {
        var (current, tag) = await CurrentAsync(name, cancellation);
        if (expected is { } wanted && wanted != (current ?? 0))
            return new Failure("flow.conflict", $"Flow '{name}' is at version {current ?? 0}, not {wanted}: somebody else changed it. Read it again and repeat your change.");
        var version = Math.Max(current ?? 0, await NewestAsync(name, cancellation)) + 1;
        var first = current is { } earlier ? await FirstVersionAsync(name, earlier, cancellation) : version;
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await container.GetBlobClient($"{name}/{version}.json").UploadAsync(
                BinaryData.FromString(json.GetRawText()),
                new BlobUploadOptions
                {
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    Metadata = new Dictionary<string, string> { [FirstVersion] = first.ToString(CultureInfo.InvariantCulture) },
                },
                cancellation);
            await container.GetBlobClient($"{name}/current").UploadAsync(
                BinaryData.FromString(version.ToString(CultureInfo.InvariantCulture)),
                new BlobUploadOptions { Conditions = tag is { } seen ? new BlobRequestConditions { IfMatch = seen } : new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
        }
        catch (RequestFailedException lost) when (lost.Status is 409 or 412)
        {
            return new Failure("flow.conflict", $"Flow '{name}' was changed by somebody else at this moment. Read it again and repeat your change.");
        }

        return await LoadAsync(name, version, cancellation) is { } stored
            ? stored
            : throw new InvalidDataException($"Flow {name} version {version} is gone right after it was stored.");
    }

    /// <summary>Deletes a flow; its versions and runs are kept. A flow that is created later under the same name is another incarnation.</summary>
    /// <returns>False if there is no such flow.</returns>
    public async Task<bool> DeleteAsync(FlowName name, CancellationToken cancellation)
    {
        try
        {
            return await container.GetBlobClient($"{name}/current").DeleteIfExistsAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    private async Task<FlowEntry> EntryAsync(FlowName name, int version, CancellationToken cancellation)
    {
        try
        {
            return await LoadAsync(name, version, cancellation) is { } flow ? new FlowEntry(flow, null) : new FlowEntry(null, Report(Missing(name, version)));
        }
        catch (UnreadableFlowException e)
        {
            return new FlowEntry(null, e.Flow);
        }
    }

    private static FlowEntry Read(FlowName name, int version, BlobDownloadResult stored)
    {
        var content = stored.Content;
        try
        {
            using var document = JsonDocument.Parse(content, Lenient);
            var json = document.RootElement.Clone();
            var (definition, errors) = FlowReader.Read(json);
            return definition is not null && errors.Count == 0
                ? new FlowEntry(new FlowVersion(name, version, definition, json) { FirstVersion = FirstVersionOf(stored.Details.Metadata) }, null)
                : new FlowEntry(null, new UnreadableFlow(name, version, content.ToString(), errors));
        }
        catch (Exception e)
        {
            // A stored definition that breaks the reader must not affect other flows.
            return new FlowEntry(null, new UnreadableFlow(name, version, content.ToString(), [new Failure("flow.unreadable", e.Message) { Place = "$" }]));
        }
    }

    private static UnreadableFlow Missing(FlowName name, int version) => new(name, version, null, [new Failure("flow.unreadable", version == 0
        ? $"Blob flows/{name}/current holds no version number."
        : $"Blob flows/{name}/{version}.json, the version in force, is missing.")]);

    private UnreadableFlow Report(UnreadableFlow flow)
    {
        lock (changing)
        {
            if (unreadable.TryGet((flow.Name, flow.Version), out _))
                return flow;
            unreadable.Set((flow.Name, flow.Version), flow);
        }

        log?.FlowUnreadable(flow.Name.ToString(), flow.Version, flow.Reason);
        return flow;
    }

    private async Task<(int? Version, ETag? Tag)> CurrentAsync(FlowName name, CancellationToken cancellation)
    {
        try
        {
            var content = await container.GetBlobClient($"{name}/current").DownloadContentAsync(cancellation);
            // 0, which is never a version, if the content is not a number.
            var version = int.TryParse(content.Value.Content.ToString(), CultureInfo.InvariantCulture, out var number) ? number : 0;
            currents.Set(name, (content.Value.Details.ETag, version));
            return (version, content.Value.Details.ETag);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return (null, null);
        }
    }

    // Read from the blob's metadata, because the version itself may not be readable.
    private async Task<int> FirstVersionAsync(FlowName name, int version, CancellationToken cancellation)
    {
        try
        {
            return FirstVersionOf((await container.GetBlobClient($"{name}/{version}.json").GetPropertiesAsync(cancellationToken: cancellation)).Value.Metadata);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return 1;
        }
    }

    // Versions of earlier releases do not have it.
    private static int FirstVersionOf(IDictionary<string, string> metadata) =>
        metadata.TryGetValue(FirstVersion, out var text) && int.TryParse(text, CultureInfo.InvariantCulture, out var first) ? first : 1;

    private async Task<int> NewestAsync(FlowName name, CancellationToken cancellation)
    {
        var newest = 0;
        await foreach (var blob in ListBlobsAsync($"{name}/", cancellation))
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(blob.Name), CultureInfo.InvariantCulture, out var version))
                newest = Math.Max(newest, version);
        }

        return newest;
    }

    private async IAsyncEnumerable<BlobItem> ListBlobsAsync(string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!exists && !(exists = await container.ExistsAsync(cancellation)))
            yield break;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation))
            yield return blob;
    }
}
