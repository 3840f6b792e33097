using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Storage;

/// <summary>The right to be the only host of its kind on a storage account: a lease on a blob in container <c>hosts</c>, renewed while it is held.</summary>
/// <remarks>The blob's metadata name the holder. The lease of a process of this machine that is gone is broken at once; any other ends by itself within <see cref="Length"/>.</remarks>
internal sealed class HostLease : IAsyncDisposable
{
    /// <summary>How long the lease outlives its process.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(15);

    private readonly BlobClient blob;
    private readonly BlobLeaseClient lease;
    private readonly CancellationTokenSource released = new();
    private readonly Task renewing;

    private HostLease(BlobClient blob, BlobLeaseClient lease, TimeProvider clock, ILogger log)
    {
        (this.blob, this.lease) = (blob, lease);
        renewing = RenewAsync(clock, log);
    }

    /// <summary>Takes the lease.</summary>
    /// <param name="storage">The storage account that hosts share.</param>
    /// <param name="name">What there may be one of.</param>
    /// <param name="patience">How long a holder that is about to end is waited for.</param>
    /// <param name="clock">The time.</param>
    /// <param name="log">Receives an error when another process takes the lease over.</param>
    /// <returns>The lease, or who holds it.</returns>
    public static async Task<(HostLease? Lease, HostProcessId? Holder)> TakeAsync(StorageClients storage, string name, TimeSpan patience, TimeProvider clock, ILogger log)
    {
        var blob = (await storage.ContainerAsync("hosts")).GetBlobClient(name);
        if (!await blob.ExistsAsync())
            await CreateAsync(blob);
        var lease = blob.GetBlobLeaseClient();
        for (var until = clock.GetUtcNow() + patience; ; await Task.Delay(TimeSpan.FromMilliseconds(500), clock))
        {
            if (await TryAcquireAsync(blob, lease))
                return (new HostLease(blob, lease, clock, log), null);
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
            // It ends by itself.
        }

        released.Dispose();
    }

    private static async Task CreateAsync(BlobClient blob)
    {
        try
        {
            await blob.UploadAsync(BinaryData.Empty, overwrite: false);
        }
        catch (RequestFailedException other) when (other.Status is 409 or 412)
        {
            // Another process was quicker.
        }
    }

    /// <returns>False when another process has it.</returns>
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

    private async Task RenewAsync(TimeProvider clock, ILogger log)
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
                        log.SecondHostStarted(blob.Name);
                        reported = true;
                    }
                }
                catch (Exception e) when (StorageClients.IsStorageFailure(e))
                {
                    // Renewed when storage answers again.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Released.
        }
    }
}
