using Microsoft.Extensions.Caching.Memory;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Knows whether somebody asked to cancel a run, or its log was closed over its head, at most <see cref="MaxStaleness"/> late: rows by the thousand ask it, and storage is asked now and then.</summary>
public sealed class CancellationMonitor(RunLog runs) : IDisposable
{
    /// <summary>What a row that asks is told for this long without asking storage again.</summary>
    public static TimeSpan MaxStaleness { get; } = TimeSpan.FromSeconds(2);

    private readonly MemoryCache looks = new(new MemoryCacheOptions());

    /// <summary>Whether the run is to begin nothing more.</summary>
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
            // A wish that cannot be read now is read at the next look.
            return false;
        }
    }
}
