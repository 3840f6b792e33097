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

/// <summary>Flows in Blob Storage: <c>flows/{flow}/{version}.json</c>, and <c>flows/{flow}/current</c>, which holds the version in force.</summary>
/// <remarks>A version is written once and never changed, so runs go on with the version they started with. Safe on many threads and hosts.</remarks>
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

    // What stood in a 'current' blob of that ETag, so that a list which is asked for every second is one request.
    private readonly BoundedCache<FlowName, (ETag Tag, int Version)> currents = new(MaxFlows, Unused);

    /// <summary>How many versions are remembered now.</summary>
    internal int Count => versions.Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        versions.Dispose();
        unreadable.Dispose();
        currents.Dispose();
    }

    /// <summary>The flow as it is now; null when there is none of that name.</summary>
    /// <exception cref="UnreadableFlowException">It cannot be read.</exception>
    public async Task<FlowVersion?> FindAsync(FlowName name, CancellationToken cancellation) => await CurrentAsync(name, cancellation) is ({ } version, _)
        ? await LoadAsync(name, version, cancellation) ?? throw new UnreadableFlowException(Missing(name, version))
        : null;

    /// <summary>Whether there is a flow of that name, readable or not.</summary>
    public async Task<bool> ExistsAsync(FlowName name, CancellationToken cancellation) => await CurrentAsync(name, cancellation) is ({ }, _);

    /// <summary>A version of a flow; null when there is none.</summary>
    /// <exception cref="UnreadableFlowException">It cannot be read.</exception>
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

    /// <summary>The incarnation of a flow that a version belongs to, whether or not the version still reads.</summary>
    public async Task<FlowIncarnation> IncarnationAsync(FlowName name, int version, CancellationToken cancellation) =>
        new(name, versions.TryGet((name, version), out var known) ? known.FirstVersion : await FirstVersionAsync(name, version, cancellation));

    /// <summary>All flows that can be read, by name. The others are logged.</summary>
    public async IAsyncEnumerable<FlowVersion> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entry in ListAllAsync(cancellation))
        {
            if (entry.Flow is { } flow)
                yield return flow;
        }
    }

    /// <summary>All flows, by name, also those that cannot be read.</summary>
    public async IAsyncEnumerable<FlowEntry> ListAllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in ListBlobsAsync("", cancellation))
        {
            if (!blob.Name.EndsWith("/current", StringComparison.Ordinal) || !FlowName.TryParse(blob.Name[..^"/current".Length], out var name))
                continue;
            // A list gives ETags without the quotes that they have in headers.
            var known = currents.TryGet(name, out var seen) && seen.Tag.ToString("H") == blob.Properties.ETag?.ToString("H");
            if ((known ? seen.Version : (await CurrentAsync(name, cancellation)).Version) is { } version)
                yield return await EntryAsync(name, version, cancellation);
        }
    }

    /// <summary>Stores a new version and puts it in force.</summary>
    /// <param name="name">The flow.</param>
    /// <param name="json">Its definition, already validated.</param>
    /// <param name="expected">The version that must be in force now; null for any, 0 for none.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The new version, or <c>flow.conflict</c> when another one is in force.</returns>
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

    /// <summary>Takes a flow out of force; its versions and runs stay. A flow that is created under the name later is another incarnation.</summary>
    /// <returns>False when there is none.</returns>
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
            // Whatever a stored definition makes the reader do, it concerns this flow alone.
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
            // 0, which no version has, for what is no number.
            var version = int.TryParse(content.Value.Content.ToString(), CultureInfo.InvariantCulture, out var number) ? number : 0;
            currents.Set(name, (content.Value.Details.ETag, version));
            return (version, content.Value.Details.ETag);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return (null, null);
        }
    }

    // Asked of the blob alone: the version in force may be one that no longer reads.
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

    // Versions of earlier releases do not say.
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
