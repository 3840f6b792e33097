using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Stores the newest refresh tokens of systems that rotate them, encrypted in container <c>logins</c> and shared by all
/// processes.</summary>
/// <remarks>
/// A lease on the blob ensures that one process at a time uses a token: a system may treat a second use as theft and revoke all
/// descendants (RFC 9700, section 4.14.2). Nothing is stored for systems that do not rotate tokens. Thread-safe.
/// </remarks>
/// <param name="storage">The storage account.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Receives a warning if a renewed token cannot be stored; null for none.</param>
public sealed class RefreshTokens(StorageClients storage, TimeProvider clock, ILogger<RefreshTokens>? logger = null)
{
    private static readonly TimeSpan MinRetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Leased = TimeSpan.FromSeconds(60);
    private const string DamagedToken = "The stored refresh token is damaged, so the configured one was sent. "
        + "Get a new refresh token from the ERP and configure it.";

    private static readonly TimeSpan MaxLoginTime = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // Tokens that could not be stored, with the ETag of the blob they replace. While the ETag matches, this is the only valid token.
    private readonly ConcurrentDictionary<string, (string Token, ETag Over)> unsaved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> retrying = new(StringComparer.Ordinal);

    /// <summary>Logs in with the newest token, and stores the token from the response.</summary>
    internal async Task<Result<AccessToken>> UseAsync(RefreshTokenProtector seal, Func<string, CancellationToken, Task<LoginAnswer>> ask)
    {
        var blob = (await storage.ContainerAsync("logins")).GetBlobClient(seal.Name);
        var lease = await LeaseAsync(blob);
        try
        {
            var stored = (await blob.DownloadContentAsync()).Value;
            var kept = stored.Content.ToMemory();
            var newest = unsaved.TryGetValue(seal.Name, out var pending) && pending.Over == stored.Details.ETag
                ? pending.Token : seal.Open(kept.Span);
            if ((newest ?? seal.Configured) is not { } known)
                return new Failure("erp.login", kept.Length == 0 ? "No person has logged the flow in yet." : "The stored refresh token is damaged.");
            using var limit = new CancellationTokenSource(MaxLoginTime, clock);
            var answer = await ask(known, limit.Token);
            if (answer.Renewed is { } renewed && renewed != newest)
            {
                unsaved[seal.Name] = (renewed, stored.Details.ETag);
                await KeepAsync(blob, lease, seal, renewed);
            }

            return newest is null && kept.Length > 0 && answer.Token.Failure is { } refused
                ? refused with { Message = $"{refused.Message} {DamagedToken}" }
                : answer.Token;
        }
        catch (OperationCanceledException)
        {
            return new Failure("erp.login",
                $"The ERP did not respond to the login within {MaxLoginTime.TotalSeconds:0} seconds.")
            { Retryable = true };
        }
        finally
        {
            await ReleaseAsync(lease);
        }
    }

    /// <summary>Stores the token of a new login by authorization code. It replaces the stored one.</summary>
    internal async Task SetAsync(RefreshTokenProtector seal, string token)
    {
        var blob = (await storage.ContainerAsync("logins")).GetBlobClient(seal.Name);
        var lease = await LeaseAsync(blob);
        try
        {
            await StoreAsync(blob, lease, seal, token);
        }
        finally
        {
            await ReleaseAsync(lease);
        }
    }

    private async Task KeepAsync(BlobClient blob, BlobLeaseClient lease, RefreshTokenProtector seal, string renewed)
    {
        try
        {
            await StoreAsync(blob, lease, seal, renewed);
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            // The login succeeded. Until the token is stored, only this process has it.
            logger?.RefreshTokenNotStored(e, seal.Name);
            if (!retrying.TryAdd(seal.Name, true))
                return;
            using (ExecutionContext.SuppressFlow())
                _ = Task.Run(() => RetryAsync(blob, seal));
        }
    }

    private async Task RetryAsync(BlobClient blob, RefreshTokenProtector seal)
    {
        do
        {
            await StoreUnsavedAsync(blob, seal);
            retrying.TryRemove(seal.Name, out _);
        }
        // A login may have renewed the token again before the removal.
        while (unsaved.ContainsKey(seal.Name) && retrying.TryAdd(seal.Name, true));
    }

    // Ends when this task or the next login has stored the token, or another process has renewed it.
    private async Task StoreUnsavedAsync(BlobClient blob, RefreshTokenProtector seal)
    {
        for (var delay = MinRetryDelay; unsaved.ContainsKey(seal.Name); delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay)
        {
            await Task.Delay(delay, clock);
            try
            {
                var lease = await LeaseAsync(blob);
                try
                {
                    if (!unsaved.TryGetValue(seal.Name, out var pending))
                        return;
                    if ((await blob.GetPropertiesAsync()).Value.ETag == pending.Over)
                        await StoreAsync(blob, lease, seal, pending.Token);
                    else
                        unsaved.TryRemove(seal.Name, out _);
                }
                finally
                {
                    await ReleaseAsync(lease);
                }
            }
            catch (Exception e) when (StorageClients.IsStorageFailure(e))
            {
                // The next attempt stores it.
            }
        }
    }

    private async Task StoreAsync(BlobClient blob, BlobLeaseClient lease, RefreshTokenProtector seal, string renewed)
    {
        await blob.UploadAsync(BinaryData.FromBytes(seal.Close(renewed)),
            new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = lease.LeaseId } });
        unsaved.TryRemove(seal.Name, out _);
    }

    private static async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412 or >= 500)
        {
            // The lease expires. The result of the login is valid.
        }
    }

    private async Task<BlobLeaseClient> LeaseAsync(BlobClient blob)
    {
        var lease = blob.GetBlobLeaseClient();
        while (true)
        {
            try
            {
                await lease.AcquireAsync(Leased);
                return lease;
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                await MakeAsync(blob);
            }
            catch (RequestFailedException taken) when (taken.ErrorCode == BlobErrorCode.LeaseAlreadyPresent)
            {
                // The holder finishes, or its lease expires.
                await Task.Delay(Pause, clock);
            }
        }
    }

    private static async Task MakeAsync(BlobClient blob)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty,
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } });
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // Another process created it first.
        }
    }
}

/// <summary>The result of a login.</summary>
/// <param name="Token">The access token, or a failure.</param>
/// <param name="Renewed">The refresh token from the response; null if absent.</param>
internal readonly record struct LoginAnswer(Result<AccessToken> Token, string? Renewed);
