using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>Purges old data, a part a minute while more is due, from ten minutes after the start.</summary>
internal sealed class PurgeService(Purger purger, TimeProvider clock, ILogger<PurgeService> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // A start has more urgent work.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, clock, stoppingToken);
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await purger.PurgeAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The next tick continues.
                log.PurgeInterrupted(StorageClients.IsStorageFailure(e) ? null : e);
            }
        }
    }
}
