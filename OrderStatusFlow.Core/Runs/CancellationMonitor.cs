using Microsoft.Extensions.Caching.Memory;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Reports whether a run was cancelled or its log was closed, with a delay of at most <see cref="MaxStaleness"/>. Every row asks, but
/// storage is read only when the last result is older than that.</summary>
public sealed class CancellationMonitor(RunLog runs) : IDisposable
{
    /// <summary>How long a result is cached.</summary>
    public static TimeSpan MaxStaleness { get; } = TimeSpan.FromSeconds(2);

    private readonly MemoryCache looks = new(new MemoryCacheOptions());

    /// <summary>Returns whether the run must not start anything more.</summary>
    public Task<bool> IsAskedAsync(string run) => looks.GetOrCreate(run, entry =>
    {
        entry.AbsoluteExpirationRelativeToNow = MaxStaleness;
        return LookAsync(RunId.Parse(run));
    })!;

    /// <inheritdoc/>
    public void Dispose() => looks.Dispose();

    private async Task<bool> LookAsync(RunId run)
    {
        try
        {
            return await runs.FindAsync(run, CancellationToken.None) is { CancelAsked: not null } or { Status: not RunStatus.Running };
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            // A cancellation that cannot be read now is read the next time.
            return false;
        }
    }
}
