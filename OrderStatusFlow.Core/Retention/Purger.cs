using System.Runtime.ExceptionServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Retention;

/// <summary>Purges old data once a day, in parts. Any number of hosts call it; one at a time works, and continues where the last one stopped.</summary>
/// <remarks>The lease of the state's blob says which host works. Two at once, after a lease has expired, do no harm. A host whose clock is ahead of the
/// storage service's uses the service's clock.</remarks>
public sealed class Purger(
    StorageClients storage, IEnumerable<RetentionRule> rules, RetentionOptions options, TimeProvider clock, ILogger<Purger> log)
{
    private static readonly TimeSpan MaxDuration = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Leased = TimeSpan.FromSeconds(60);

    // How long this host does not look again when nothing is due.
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<RetentionRule> rules = [.. rules];
    private DateTimeOffset nextLook = DateTimeOffset.MinValue;

    /// <summary>Purges a part of what is due.</summary>
    /// <returns>True if more is due now.</returns>
    public async Task<bool> PurgeAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        // The clock may be set back.
        if (now < nextLook && nextLook - now <= Quiet)
            return false;
        var blob = (await storage.ContainerAsync("hosts")).GetBlobClient("purge");
        if (await TryLeaseAsync(blob, cancellation) is not var (lease, service))
            return false;
        try
        {
            now = now < service ? now : service;
            var content = (await blob.DownloadContentAsync(cancellation)).Value.Content;
            if (PurgeState.Next(Read(content), now) is not { } state)
            {
                nextLook = now + Quiet;
                return false;
            }

            (state, var failure) = await PurgeAsync(state, now, cancellation);
            var conditions = new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = lease.LeaseId } };
            await blob.UploadAsync(BinaryData.FromObjectAsJson(state, RunJson.Options), conditions, CancellationToken.None);
            failure?.Throw();
            return state.Finished is null;
        }
        finally
        {
            await ReleaseAsync(lease);
        }
    }

    /// <returns>The state to store, and the failure of storage that ended the part.</returns>
    private async Task<(PurgeState State, ExceptionDispatchInfo? Failure)> PurgeAsync(PurgeState state, DateTimeOffset now, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var slice = new PurgeSlice(storage, options, now, () => clock.GetElapsedTime(began) > MaxDuration || cancellation.IsCancellationRequested);
        var rule = Math.Max(0, rules.ToList().FindIndex(rule => rule.Name == state.Rule));
        var after = state.After;
        ExceptionDispatchInfo? failure = null;
        while (rule < rules.Count && failure is null && !slice.IsSpent)
        {
            try
            {
                after = await PurgeAsync(rules[rule], slice, after, cancellation);
                rule += after is null ? 1 : 0;
            }
            catch (Exception e) when (StorageClients.IsStorageFailure(e))
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }

        var deleted = state.Deleted + slice.Deleted;
        if (rule < rules.Count)
            return (state with { Rule = rules[rule].Name, After = after, Deleted = deleted }, failure);
        log.PurgeFinished(deleted);
        return (state with { Finished = now, Rule = null, After = null, Deleted = deleted }, null);
    }

    // Data that a rule does not understand must not keep the other rules from their work.
    private async Task<string?> PurgeAsync(RetentionRule rule, PurgeSlice slice, string? after, CancellationToken cancellation)
    {
        try
        {
            return await rule.PurgeAsync(slice, after, cancellation);
        }
        catch (Exception e) when (!StorageClients.IsStorageFailure(e) && !cancellation.IsCancellationRequested)
        {
            log.PurgeFailed(e, rule.Name);
            return null;
        }
    }

    private static PurgeState? Read(BinaryData content)
    {
        try
        {
            return content.ToMemory().IsEmpty ? null : content.ToObjectFromJson<PurgeState>(RunJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>The lease and the service's time; null if another host has the lease.</returns>
    private async Task<(BlobLeaseClient Lease, DateTimeOffset Service)?> TryLeaseAsync(BlobClient blob, CancellationToken cancellation)
    {
        var lease = blob.GetBlobLeaseClient();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await lease.AcquireAsync(Leased, cancellationToken: cancellation);
                return (lease, answer.GetRawResponse().Headers.Date ?? clock.GetUtcNow());
            }
            catch (RequestFailedException missing) when (missing.Status == 404 && attempt == 1)
            {
                await CreateAsync(blob, cancellation);
            }
            catch (RequestFailedException held) when (held.Status is 409 or 412)
            {
                return null;
            }
        }
    }

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // Another host created it.
        }
    }

    private static async Task ReleaseAsync(BlobLeaseClient lease)
    {
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            // It expires.
        }
    }
}
