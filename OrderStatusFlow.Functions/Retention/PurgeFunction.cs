using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Retention;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.Functions.Runs;

namespace OrderStatusFlow.Functions.Retention;

/// <summary>Purges old data, in parts, for up to two minutes at a time.</summary>
internal sealed class PurgeFunction(Purger purger, DurableRunLauncher launcher, TimeProvider clock, ILogger<PurgeFunction> log)
{
    // A purge is due once a day. In between, a call costs nothing.
    private const string EveryTenMinutes = "0 */10 * * * *";

    private static readonly TimeSpan MaxDuration = TimeSpan.FromMinutes(2);

    [Function("Purge")]
    public async Task RunAsync(
        [TimerTrigger(EveryTenMinutes, UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        launcher.Use(client);
        var began = clock.GetTimestamp();
        try
        {
            while (await purger.PurgeAsync(cancellation) && clock.GetElapsedTime(began) < MaxDuration)
            {
                // The next part.
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next call continues.
            log.PurgeInterrupted(StorageClients.IsStorageFailure(e) ? null : e);
        }
    }
}
