using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Storage;

/// <summary>Ensures that only one host of a kind uses a storage account, by a lease on a blob in container <c>hosts</c>.</summary>
/// <remarks>The lease is renewed until disposal. The blob's metadata identifies the holder. The lease of a process of this machine that no
/// longer runs is broken immediately; any other lease expires within <see cref="Length"/>.</remarks>
internal sealed class HostLease : IAsyncDisposable
{
    /// <summary>The duration of the lease, and so how long it outlives its process.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(15);

    private readonly BlobClient blob;
    private readonly BlobLeaseClient lease;
    private readonly CancellationTokenSource released = new();
    private readonly Task renewing;

    private HostLease(BlobClient blob, BlobLeaseClient lease, TimeProvider clock, ILogger logger)
    {
        (this.blob, this.lease) = (blob, lease);
        renewing = RenewAsync(clock, logger);
    }

    /// <summary>Takes the lease.</summary>
    /// <param name="storage">The storage account that hosts share.</param>
    /// <param name="name">The name of the blob, one per kind of host.</param>
    /// <param name="patience">How long to wait for another holder to release the lease.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Receives an error if another process takes over the lease.</param>
    /// <returns>The lease, or the process that holds it.</returns>
    public static async Task<(HostLease? Lease, HostProcessId? Holder)> TakeAsync(
        StorageClients storage, string name, TimeSpan patience, TimeProvider clock, ILogger logger)
    {
        var blob = (await storage.ContainerAsync("hosts")).GetBlobClient(name);
        if (!await blob.ExistsAsync())
            await CreateAsync(blob);
        var lease = blob.GetBlobLeaseClient();
        for (var until = clock.GetUtcNow() + patience; ; await Task.Delay(TimeSpan.FromMilliseconds(500), clock))
        {
            if (await TryAcquireAsync(blob, lease))
                return (new HostLease(blob, lease, clock, logger), null);
            var holder = HostProcessId.Read((await blob.GetPropertiesAsync()).Value.Metadata);
            if (holder is { IsGone: true })
                await lease.BreakAsync(TimeSpan.Zero);
            else if (clock.GetUtcNow() >= until)
                return (null, holder);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await released.CancelAsync();
        await renewing;
        try
        {
            await lease.ReleaseAsync();
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            // The lease expires.
        }

        released.Dispose();
    }

    private static async Task CreateAsync(BlobClient blob)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // Another process created it first.
        }
    }

    /// <returns>False if another process holds the lease.</returns>
    private static async Task<bool> TryAcquireAsync(BlobClient blob, BlobLeaseClient lease)
    {
        try
        {
            await lease.AcquireAsync(Length);
            await blob.SetMetadataAsync(HostProcessId.OfThisProcess.ToMetadata(), new BlobRequestConditions { LeaseId = lease.LeaseId });
            return true;
        }
        catch (RequestFailedException held) when (held.Status is 409 or 412)
        {
            return false;
        }
    }

    private async Task RenewAsync(TimeProvider clock, ILogger logger)
    {
        using var timer = new PeriodicTimer(Length / 3, clock);
        var reported = false;
        try
        {
            while (await timer.WaitForNextTickAsync(released.Token))
            {
                try
                {
                    await lease.RenewAsync(cancellationToken: released.Token);
                }
                catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
                {
                    if (!await TryAcquireAsync(blob, lease) && !reported)
                    {
                        logger.SecondHostStarted(blob.Name);
                        reported = true;
                    }
                }
                catch (Exception e) when (StorageClients.IsStorageFailure(e))
                {
                    // The next tick renews the lease.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Released.
        }
    }
}
