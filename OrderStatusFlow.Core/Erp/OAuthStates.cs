using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Erp;

/// <summary>The states of logins that a person began, in table <c>oauthstates</c>, shared by all hosts. Each can be used once, within ten
/// minutes.</summary>
/// <remarks>The table has the SHA-256 hash of a state, and a salt. The code verifier is derived (HKDF, RFC 5869) from the salt and the state,
/// so that neither what is stored nor the URL of a login is enough to complete it.</remarks>
public sealed class OAuthStates(StorageClients storage, TimeProvider clock)
{
    internal const string Partition = "state";

    /// <summary>How long a state is valid.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Begins a login. Expired states are deleted.</summary>
    public async Task<OAuthState> AddAsync(FlowIncarnation flow, Uri redirectUri, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var now = clock.GetUtcNow();
        await foreach (var expired in table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}' and ExpiresAt le datetime'{now.UtcDateTime:O}'",
            select: ["PartitionKey", "RowKey"], cancellationToken: cancellation))
            await table.DeleteEntityAsync(expired.PartitionKey, expired.RowKey, ETag.All, cancellation);
        var value = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var salt = RandomNumberGenerator.GetBytes(32);
        var state = new OAuthState(value, Verifier(salt, value), flow, redirectUri);
        await table.AddEntityAsync(new TableEntity(Partition, Hash(state.Value))
        {
            ["Flow"] = flow.Name.ToString(),
            ["FirstVersion"] = flow.FirstVersion,
            ["RedirectUri"] = redirectUri.AbsoluteUri,
            ["Salt"] = salt,
            ["ExpiresAt"] = now + Lifetime,
        }, cancellation);
        return state;
    }

    /// <summary>Uses a state. Null if it is unknown, was already used, or has expired.</summary>
    public async Task<OAuthState?> TakeAsync(string value, CancellationToken cancellation)
    {
        var table = await TableAsync();
        var read = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Hash(value), cancellationToken: cancellation);
        // Of two hosts at once, one deletes it; for the other the client returns status 404 instead of an exception.
        if (read is not { HasValue: true, Value: { } found }
            || (await table.DeleteEntityAsync(Partition, found.RowKey, ETag.All, cancellation)).Status == 404)
            return null;
        return found.GetDateTimeOffset("ExpiresAt") > clock.GetUtcNow()
            ? new OAuthState(value, Verifier(found.GetBinary("Salt"), value),
                new FlowIncarnation(FlowName.Parse(found.GetString("Flow")), found.GetInt32("FirstVersion")!.Value), new Uri(found.GetString("RedirectUri")))
            : null;
    }

    private static string Verifier(byte[] salt, string value) => Base64Url.EncodeToString(HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(value), 32, salt, "order-status-flow code verifier"u8.ToArray()));

    private static string Hash(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));

    private Task<TableClient> TableAsync() => storage.TableAsync("oauthstates");
}
