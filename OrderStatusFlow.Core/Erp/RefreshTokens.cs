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

/// <summary>The newest refresh tokens, where a system hands out a new one with each use: container <c>logins</c>, sealed, for all processes and over restarts.</summary>
/// <remarks>
/// One process at a time uses a token, under a lease of its blob: a system may take the second use of a token for theft, and end all that came of it
/// (RFC 9700, section 4.14.2). Nothing is kept for systems whose tokens stay as they are.
/// </remarks>
/// <param name="storage">The storage account.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">Gets a warning when a renewed token cannot be stored; null for none.</param>
public sealed class RefreshTokens(StorageClients storage, TimeProvider clock, ILogger<RefreshTokens>? log = null)
{
    private static readonly TimeSpan MinRetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxRetryDelay = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Leased = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    // What storage did not take, and over which state of the blob: while that stands, the system knows no other token.
    private readonly ConcurrentDictionary<string, (string Token, ETag Over)> unsaved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> retries = new(StringComparer.Ordinal);

    /// <summary>Logs in with the newest token, and keeps the one that the answer brings.</summary>
    internal async Task<Result<AccessToken>> UseAsync(RefreshTokenProtector seal, Func<string, CancellationToken, Task<LoginAnswer>> ask)
    {
        var blob = (await storage.ContainerAsync("logins")).GetBlobClient(seal.Name);
        var lease = await LeaseAsync(blob);
        try
        {
            var stored = (await blob.DownloadContentAsync()).Value;
            var kept = stored.Content.ToMemory();
            var newest = unsaved.TryGetValue(seal.Name, out var mine) && mine.Over == stored.Details.ETag ? mine.Token : seal.Open(kept.Span);
            using var limit = new CancellationTokenSource(Longest, clock);
            var answer = await ask(newest ?? seal.Configured, limit.Token);
            if (answer.Renewed is { } renewed && renewed != newest)
            {
                unsaved[seal.Name] = (renewed, stored.Details.ETag);
                await KeepAsync(blob, lease, seal, renewed);
            }

            return newest is null && kept.Length > 0 && answer.Token.Failure is { } refused
                ? refused with { Message = $"{refused.Message} The renewed refresh token that was kept is damaged, so the configured one was sent: get a new one from the ERP and configure it." }
                : answer.Token;
        }
        catch (OperationCanceledException)
        {
            return new Failure("erp.login", $"The ERP did not answer the login within {Longest.TotalSeconds:0} seconds.") { Retryable = true };
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
            // The login counts all the same. Until the token is stored, this process alone knows it.
            log?.RefreshTokenNotStored(e, seal.Name);
            using (ExecutionContext.SuppressFlow())
                _ = retries.GetOrAdd(seal.Name, _ => Task.Run(() => RetryAsync(blob, seal)));
        }
    }

    // Ends when the token is stored, here or by the next login, or when another process has renewed it.
    private async Task RetryAsync(BlobClient blob, RefreshTokenProtector seal)
    {
        for (var delay = MinRetryDelay; unsaved.ContainsKey(seal.Name); delay = delay * 2 < MaxRetryDelay ? delay * 2 : MaxRetryDelay)
        {
            await Task.Delay(delay, clock);
            try
            {
                var lease = await LeaseAsync(blob);
                try
                {
                    if (!unsaved.TryGetValue(seal.Name, out var mine))
                        break;
                    if ((await blob.GetPropertiesAsync()).Value.ETag == mine.Over)
                        await StoreAsync(blob, lease, seal, mine.Token);
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
                // Storage still does not take it.
            }
        }

        retries.TryRemove(seal.Name, out _);
    }

    private async Task StoreAsync(BlobClient blob, BlobLeaseClient lease, RefreshTokenProtector seal, string renewed)
    {
        await blob.UploadAsync(BinaryData.FromBytes(seal.Close(renewed)), new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = lease.LeaseId } });
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
            // It ends by itself; what the login came to counts.
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
                // Whoever has it dies or is done within the lease's time.
                await Task.Delay(Pause, clock);
            }
        }
    }

    private static async Task MakeAsync(BlobClient blob)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } });
        }
        catch (RequestFailedException other) when (other.Status is 409 or 412)
        {
            // Another process made it at this moment.
        }
    }
}

/// <summary>What a login came to.</summary>
/// <param name="Token">The access token, or why there is none.</param>
/// <param name="Renewed">The refresh token that the answer brought; null when it brought none.</param>
internal readonly record struct LoginAnswer(Result<AccessToken> Token, string? Renewed);
