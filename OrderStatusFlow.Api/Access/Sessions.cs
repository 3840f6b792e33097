using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Api.Access;

/// <summary>The sessions of the console, in table <c>accesssessions</c>, shared by all hosts. The table has the SHA-256 hash of a
/// session's random id.</summary>
internal sealed class Sessions(StorageClients storage, TimeProvider clock)
{
    /// <summary>The name of the cookie.</summary>
    public const string Cookie = "osf_session";

    private const string Partition = "session";

    /// <summary>How long a session lasts.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(12);

    /// <summary>Begins a session. Expired sessions are deleted.</summary>
    /// <param name="key">The id of the key that the session was begun with.</param>
    /// <param name="cancellation">Cancels the call.</param>
    /// <returns>The id for the cookie, and when the session expires.</returns>
    public async Task<(string Id, DateTimeOffset Expires)> AddAsync(string key, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var now = clock.GetUtcNow();
        await foreach (var expired in table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}' and Expires le datetime'{now.UtcDateTime:O}'",
            select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await table.DeleteEntityAsync(expired.PartitionKey, expired.RowKey, ETag.All, cancellation);
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var expires = now + Lifetime;
        await table.AddEntityAsync(new TableEntity(Partition, Hash(id)) { ["Key"] = key, ["Expires"] = expires }, cancellation);
        return (id, expires);
    }

    /// <summary>Finds the key of a session; null if the session is unknown, has ended, or has expired.</summary>
    public async Task<string?> FindKeyAsync(string id, CancellationToken cancellation)
    {
        var found = await (await TableAsync()).GetEntityIfExistsAsync<TableEntity>(Partition, Hash(id), cancellationToken: cancellation);
        return found.HasValue && found.Value!.GetDateTimeOffset("Expires") > clock.GetUtcNow() ? found.Value.GetString("Key") : null;
    }

    /// <summary>Ends a session, if it exists.</summary>
    public async Task EndAsync(string id, CancellationToken cancellation) =>
        await (await TableAsync()).DeleteEntityAsync(Partition, Hash(id), ETag.All, cancellation);

    private static string Hash(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private Task<TableClient> TableAsync() => storage.TableAsync("accesssessions");
}
