using Azure;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>The exclusive right to continue a run: a lease on its journal, which is renewed while it is held. A killed process loses it within
/// <see cref="Length"/>.</summary>
internal sealed class RunLease : IAsyncDisposable
{
    /// <summary>The minimum length in Blob Storage.</summary>
    public static TimeSpan Length { get; } = TimeSpan.FromSeconds(15);

    // The rest of the length is for stopping the run.
    private static readonly TimeSpan UsableFor = Length * 2 / 3;

    private readonly BlobLeaseClient lease;
    private readonly CancellationTokenSource lost = new();
    private readonly CancellationTokenSource released = new();
    private readonly Task renewing;

    private RunLease(BlobLeaseClient lease, bool isFirst, TimeProvider clock)
    {
        this.lease = lease;
        IsFirst = isFirst;
        renewing = RenewAsync(clock);
    }

    public string Id => lease.LeaseId;

    /// <summary>True if no process had the lease before, because the journal did not exist.</summary>
    public bool IsFirst { get; }

    /// <summary>Cancelled when another process may continue the run.</summary>
    public CancellationToken Lost => lost.Token;

    /// <summary>Takes the lease.</summary>
    /// <returns>The lease; null if another process holds it.</returns>
    public static async Task<RunLease?> TryTakeAsync(AppendBlobClient journal, TimeProvider clock)
    {
        var isFirst = await journal.CreateIfNotExistsAsync() is not null;
        var lease = journal.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Length);
            return new RunLease(lease, isFirst, clock);
        }
        catch (RequestFailedException held) when (held.Status == 409)
        {
            return null;
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
            // It expires.
        }

        lost.Dispose();
        released.Dispose();
    }

    private async Task RenewAsync(TimeProvider clock)
    {
        using var timer = new PeriodicTimer(Length / 3, clock);
        var held = clock.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(released.Token))
            {
                var asked = clock.GetTimestamp();
                // After this time the lease may end, and its holder must know before another process takes it.
                using var limit = new CancellationTokenSource(Max(UsableFor - clock.GetElapsedTime(held, asked), TimeSpan.Zero), clock);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, released.Token);
                try
                {
                    await lease.RenewAsync(cancellationToken: either.Token);
                    held = asked;
                }
                catch (Exception e) when (!released.IsCancellationRequested)
                {
                    if (e is RequestFailedException { Status: 409 or 412 or 404 } || limit.IsCancellationRequested)
                    {
                        await lost.CancelAsync();
                        return;
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The lease is released.
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
