using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Api.Access;

/// <summary>The keys of the product, in table <c>accesskeys</c>, shared by all hosts. The table has hashes, never keys.</summary>
public sealed class AccessKeys(StorageClients storage, FlowStore flows, TimeProvider clock, ILogger<AccessKeys> log) : IDisposable
{
    private const string Partition = "key";
    private const int MaxCached = 10_000;
    private static readonly TimeSpan LastUsedEvery = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = MaxCached });
    private Existence? known;

    /// <summary>For how long a host accepts a key that was revoked on another host.</summary>
    public static TimeSpan CachedFor { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public void Dispose() => cache.Dispose();

    /// <summary>Creates a key.</summary>
    /// <param name="name">The name, which logs show.</param>
    /// <param name="role">The role that the key grants.</param>
    /// <param name="flow">The only flow that the key opens; null for all. The key ends with this flow, even if a flow of this name is created again.</param>
    /// <param name="by">Who creates it.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The key, and its text, which cannot be read again.</returns>
    public async Task<(AccessKey Key, string Text)> AddAsync(
        string name, Role role, FlowIncarnation? flow, string by, CancellationToken cancellation)
    {
        var text = KeyText.New();
        var key = new AccessKey(text.Id, name, role, flow?.Name.ToString(), clock.GetUtcNow(), by, null);
        await (await TableAsync()).AddEntityAsync(new TableEntity(Partition, key.Id)
        {
            ["Name"] = key.Name,
            ["Role"] = key.Role.ToString(),
            ["Flow"] = key.Flow,
            ["FirstVersion"] = flow?.FirstVersion,
            ["Hash"] = text.Hash,
            ["Created"] = key.Created,
            ["CreatedBy"] = key.CreatedBy,
        }, cancellation);
        known = new Existence(true, clock.GetTimestamp());
        return (key, text.Text);
    }

    /// <summary>All keys, oldest first.</summary>
    public async Task<IReadOnlyList<AccessKey>> ListAsync(CancellationToken cancellation)
    {
        var keys = new List<AccessKey>();
        await foreach (var entity in (await TableAsync()).QueryAsync<TableEntity>(e => e.PartitionKey == Partition, cancellationToken: cancellation))
            keys.Add(Read(entity));
        return [.. keys.OrderBy(key => key.Created)];
    }

    /// <summary>Returns true if there is a key. The answer may be <see cref="CachedFor"/> old.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancellation)
    {
        if (known is { } answer && clock.GetElapsedTime(answer.At) < CachedFor)
            return answer.Exists;
        var at = clock.GetTimestamp();
        var exists = await (await TableAsync()).QueryAsync<TableEntity>(e => e.PartitionKey == Partition, maxPerPage: 1, ["RowKey"], cancellation)
            .AnyAsync(cancellation);
        known = new Existence(exists, at);
        return exists;
    }

    /// <summary>Revokes a key and ends its sessions: on this host immediately, on others within <see cref="CachedFor"/>.</summary>
    /// <returns>The key; null if there is no such key.</returns>
    public async Task<AccessKey?> RevokeAsync(string id, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellation);
        if (!found.HasValue || (await table.DeleteEntityAsync(Partition, id, ETag.All, cancellation)).Status == 404)
            return null;
        lock (gate)
            Keep(id, new Cached(null, [], clock.GetTimestamp()));
        known = null;
        return Read(found.Value!);
    }

    /// <summary>Finds the key that a caller sent; null if it is unknown or revoked, or if its flow was deleted.</summary>
    internal async Task<AccessKey?> FindAsync(KeyText text, CancellationToken cancellation)
    {
        var (key, hash) = await LoadAsync(text.Id, cancellation);
        if (key is null || !CryptographicOperations.FixedTimeEquals(text.Hash, hash))
            return null;
        MarkUsed(key);
        return key;
    }

    /// <summary>Finds the key of a session.</summary>
    internal async Task<AccessKey?> FindAsync(string id, CancellationToken cancellation)
    {
        var (key, _) = await LoadAsync(id, cancellation);
        if (key is not null)
            MarkUsed(key);
        return key;
    }

    private async Task<(AccessKey? Key, byte[] Hash)> LoadAsync(string id, CancellationToken cancellation)
    {
        if (cache.TryGetValue(id, out Cached? cached) && clock.GetElapsedTime(cached!.At) < CachedFor)
            return (cached.Key, cached.Hash);
        var at = clock.GetTimestamp();
        var found = await (await TableAsync()).GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellation);
        var (key, hash) = found.HasValue && await HasFlowAsync(found.Value!, cancellation)
            ? (Read(found.Value!), found.Value!.GetBinary("Hash")) : ((AccessKey?)null, Array.Empty<byte>());
        // Unknown ids are not cached: anybody can make them up.
        if (key is null)
            return (key, hash);
        lock (gate)
        {
            // The key may have been revoked since it was read.
            if (!cache.TryGetValue(id, out Cached? newer) || newer!.Key is not null || newer.At < at)
                Keep(id, new Cached(key, hash, at));
        }
        return (key, hash);
    }

    private void Keep(string id, Cached key) => cache.Set(id, key, new MemoryCacheEntryOptions { Size = 1 });

    private async Task<bool> HasFlowAsync(TableEntity entity, CancellationToken cancellation)
    {
        if (entity.GetString("Flow") is not { } text)
            return true;
        var flow = FlowName.Parse(text);
        return await flows.CurrentVersionAsync(flow, cancellation) is { } version
            && (await flows.IncarnationAsync(flow, version, cancellation)).FirstVersion == entity.GetInt32("FirstVersion");
    }

    // Nobody waits for it, and it fails no request.
    private void MarkUsed(AccessKey key)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (now - key.LastUsed < LastUsedEvery || !cache.TryGetValue(key.Id, out Cached? cached) || cached!.Key is null)
                return;
            Keep(key.Id, cached with { Key = key with { LastUsed = now } });
        }
        _ = WriteAsync();

        async Task WriteAsync()
        {
            try
            {
                await (await TableAsync()).UpdateEntityAsync(
                    new TableEntity(Partition, key.Id) { ["LastUsed"] = now }, ETag.All, TableUpdateMode.Merge, CancellationToken.None);
            }
            catch (RequestFailedException revoked) when (revoked.Status == 404)
            {
                // The key was revoked meanwhile.
            }
            catch (Exception e) when (StorageClients.IsStorageFailure(e))
            {
                log.KeyUseNotStored(key.Id, StorageClients.FailureReason(e));
            }
        }
    }

    private static AccessKey Read(TableEntity entity) => new(
        entity.RowKey, entity.GetString("Name"), Enum.Parse<Role>(entity.GetString("Role")), entity.GetString("Flow"),
        entity.GetDateTimeOffset("Created")!.Value, entity.GetString("CreatedBy"), entity.GetDateTimeOffset("LastUsed"));

    private Task<TableClient> TableAsync() => storage.TableAsync("accesskeys");

    private sealed record Cached(AccessKey? Key, byte[] Hash, long At);

    private sealed record Existence(bool Exists, long At);
}
