using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Flows;

/// <summary>Flows in Blob Storage: <c>flows/{flow}/{version}.json</c>, and <c>flows/{flow}/current</c>, which contains the number of the current
/// version.</summary>
/// <remarks>A version never changes, so runs continue with the version that they started with. Safe on several threads and hosts.</remarks>
public sealed class FlowStore(BlobServiceClient blobs, ILogger<FlowStore>? log = null) : IDisposable
{
    internal const int MaxBytes = 64 << 20;
    private const int MaxFlows = 10_000;
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly TimeSpan Unused = TimeSpan.FromDays(1);
    private readonly Lock changing = new();
    private readonly FlowBlobs stored = new(blobs);
    private readonly BoundedCache<(FlowName, int), FlowVersion> versions = new(MaxBytes, Unused, static flow => flow.Json.GetRawText().Length);
    private readonly BoundedCache<(FlowName, int), UnreadableFlow> unreadable = new(MaxFlows, Unused);

    /// <summary>The number of cached versions.</summary>
    internal int Count => versions.Count;

    /// <inheritdoc/>
    public void Dispose()
    {
        versions.Dispose();
        unreadable.Dispose();
        stored.Dispose();
    }

    /// <summary>The current version of a flow; null if there is no such flow.</summary>
    /// <exception cref="UnreadableFlowException">The version cannot be read.</exception>
    public async Task<FlowVersion?> FindAsync(FlowName name, CancellationToken cancellation)
    {
        if (await stored.CurrentAsync(name, cancellation) is not { } current)
            return null;
        var flow = await LoadAsync(name, current.Version, cancellation) ?? throw new UnreadableFlowException(Missing(name, current.Version));
        return Paused(flow, current);
    }

    /// <summary>Returns true if there is a flow of that name, even if it cannot be read.</summary>
    public async Task<bool> ExistsAsync(FlowName name, CancellationToken cancellation) =>
        await stored.CurrentAsync(name, cancellation) is not null;

    /// <summary>The number of the current version; null if there is no such flow.</summary>
    public async Task<int?> CurrentVersionAsync(FlowName name, CancellationToken cancellation) =>
        (await stored.CurrentAsync(name, cancellation))?.Version;

    /// <summary>A version of a flow; null if there is no such version.</summary>
    /// <exception cref="UnreadableFlowException">The version cannot be read.</exception>
    public async Task<FlowVersion?> LoadAsync(FlowName name, int version, CancellationToken cancellation)
    {
        if (versions.TryGet((name, version), out var known))
            return known;
        if (unreadable.TryGet((name, version), out var broken))
            throw new UnreadableFlowException(broken);
        if (await stored.LoadAsync(name, version, cancellation) is not { } found)
            return null;
        var entry = Read(name, version, found.Content, found.FirstVersion);
        if (entry.Flow is not { } flow)
            throw new UnreadableFlowException(Report(entry.Unreadable!));
        versions.Set((name, version), flow);
        return flow;
    }

    /// <summary>The version of a flow that a run was started with.</summary>
    /// <exception cref="UnreadableFlowException">It cannot be read, or is missing.</exception>
    internal async Task<FlowVersion> GetAsync(FlowName name, int version, CancellationToken cancellation) =>
        await LoadAsync(name, version, cancellation) ?? throw new UnreadableFlowException(
            new UnreadableFlow(name, version, null, [new Failure("flow.unreadable", "It is missing from container 'flows'.")]));

    /// <summary>The incarnation that a version of a flow belongs to, even if the version cannot be read.</summary>
    public async Task<FlowIncarnation> IncarnationAsync(FlowName name, int version, CancellationToken cancellation) =>
        new(name, versions.TryGet((name, version), out var known) ? known.FirstVersion : await stored.FirstVersionAsync(name, version, cancellation));

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
        await foreach (var current in stored.ListAsync(cancellation))
            yield return await EntryAsync(current, cancellation);
    }

    /// <summary>The stored versions of a flow, newest first. Versions of an earlier flow of that name are left out.</summary>
    public async Task<IReadOnlyList<StoredVersion>> VersionsAsync(FlowName name, CancellationToken cancellation)
    {
        if (await stored.CurrentAsync(name, cancellation) is not { } current)
            return [];
        var first = await stored.FirstVersionAsync(name, current.Version, cancellation);
        var all = await stored.VersionsAsync(name, cancellation).ToListAsync(cancellation);
        // The newest version is not current for a moment, while it is stored.
        return [.. all.Where(version => version.FirstVersion == first).OrderByDescending(version => version.Version)
            .Select(version => version with { IsCurrent = version.Version == current.Version })];
    }

    /// <inheritdoc cref="PutAsync(FlowName, JsonElement, int?, string?, string?, CancellationToken)"/>
    public Task<Result<FlowVersion>> PutAsync(FlowName name, JsonElement json, int? expected, CancellationToken cancellation) =>
        PutAsync(name, json, expected, null, null, cancellation);

    /// <summary>Stores a new version and makes it current.</summary>
    /// <param name="name">The flow.</param>
    /// <param name="json">The definition, already validated.</param>
    /// <param name="expected">The version that must be current; null for any version, 0 for no version.</param>
    /// <param name="note">The note of the author, up to <see cref="StoredVersion.MaxNoteLength"/> characters; null for none.</param>
    /// <param name="by">Who stores it; null if unknown.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The new version, or <c>flow.conflict</c> if another version is current.</returns>
    public async Task<Result<FlowVersion>> PutAsync(
        FlowName name, JsonElement json, int? expected, string? note, string? by, CancellationToken cancellation)
    {
        var current = await stored.CurrentAsync(name, cancellation);
        var before = current?.Version ?? 0;
        if (expected is { } wanted && wanted != before)
            return new Failure(
                "flow.conflict", $"Flow '{name}' is at version {before}, not {wanted}: somebody else changed it. Read it again and repeat your change.");
        var (version, first) = await NextAsync(name, current, cancellation);
        try
        {
            await stored.AddAsync(name, new StoredVersion(version, first, null, note) { By = by }, BinaryData.FromString(json.GetRawText()), cancellation);
            await stored.MakeCurrentAsync(name, version, current, cancellation);
        }
        catch (RequestFailedException lost) when (lost.Status is 409 or 412)
        {
            return new Failure("flow.conflict", $"Flow '{name}' was changed by somebody else at this moment. Read it again and repeat your change.");
        }

        return await LoadAsync(name, version, cancellation) is { } flow
            ? flow
            : throw new InvalidDataException($"Flow {name} version {version} is gone right after it was stored.");
    }

    /// <summary>Returns a definition as the version that it would be if it were stored now.</summary>
    public async Task<FlowVersion> DraftAsync(FlowName name, FlowDefinition definition, JsonElement json, CancellationToken cancellation)
    {
        var (version, first) = await NextAsync(name, await stored.CurrentAsync(name, cancellation), cancellation);
        return new FlowVersion(name, version, Owned(definition, new(name, first)), json) { FirstVersion = first };
    }

    /// <summary>Deletes a flow; its versions and runs are kept. A flow that is created later under the same name is another incarnation.</summary>
    /// <returns>False if there is no such flow.</returns>
    public Task<bool> DeleteAsync(FlowName name, CancellationToken cancellation) => stored.DeleteAsync(name, cancellation);

    /// <summary>Pauses a flow, or resumes it with null. Its schedule, trigger and POST start no runs while it is paused; runs that are active
    /// continue.</summary>
    /// <returns>False if there is no such flow.</returns>
    public async Task<bool> PauseAsync(FlowName name, FlowPause? pause, CancellationToken cancellation)
    {
        while (await stored.CurrentAsync(name, cancellation) is { } current)
        {
            if (await stored.PauseAsync(current, pause, cancellation))
                return true;
        }

        return false;
    }

    private async Task<(int Version, int First)> NextAsync(FlowName name, CurrentFlow? current, CancellationToken cancellation)
    {
        var newest = await stored.VersionsAsync(name, cancellation).Select(v => v.Version).DefaultIfEmpty().MaxAsync(cancellationToken: cancellation);
        var version = Math.Max(current?.Version ?? 0, newest) + 1;
        return (version, current is null ? version : await stored.FirstVersionAsync(name, current.Version, cancellation));
    }

    // Versions are cached, and neither a pause nor the moment of the last change is part of a version.
    private static FlowVersion Paused(FlowVersion flow, CurrentFlow current) => flow with { Pause = current.Pause, Stored = current.Stored };

    private async Task<FlowEntry> EntryAsync(CurrentFlow current, CancellationToken cancellation)
    {
        try
        {
            return await LoadAsync(current.Name, current.Version, cancellation) is { } flow
                ? new FlowEntry(Paused(flow, current), null)
                : new FlowEntry(null, Report(Missing(current.Name, current.Version)));
        }
        catch (UnreadableFlowException e)
        {
            return new FlowEntry(null, e.Flow);
        }
    }

    private static FlowEntry Read(FlowName name, int version, BinaryData content, int firstVersion)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Lenient);
            var json = document.RootElement.Clone();
            var (definition, errors) = FlowReader.Read(json);
            return definition is not null && errors.Count == 0
                ? new FlowEntry(new FlowVersion(name, version, Owned(definition, new(name, firstVersion)), json) { FirstVersion = firstVersion }, null)
                : new FlowEntry(null, new UnreadableFlow(name, version, content.ToString(), errors));
        }
        catch (Exception e)
        {
            // A stored definition that breaks the reader must not affect other flows.
            return new FlowEntry(null, new UnreadableFlow(name, version, content.ToString(), [new Failure("flow.unreadable", e.Message) { Place = "$" }]));
        }
    }

    private static FlowDefinition Owned(FlowDefinition flow, FlowIncarnation owner) =>
        flow.Erp is { } erp ? flow with { Erp = erp with { Login = erp.Login with { Owner = owner } } } : flow;

    private static UnreadableFlow Missing(FlowName name, int version) => new(name, version, null, [new Failure("flow.unreadable", version == 0
        ? $"Blob flows/{name}/current holds no version number."
        : $"Blob flows/{name}/{version}.json, the current version, is missing.")]);

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
}
