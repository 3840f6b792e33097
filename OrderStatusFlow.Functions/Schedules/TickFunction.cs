using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.Functions.Runs;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>Starts the flows that are due, recovers orphaned runs, and evaluates alarms.</summary>
internal sealed class TickFunction(
    ScheduleDispatcher due, OrphanedRunRecovery left, AlarmTick alarms, DurableRunLauncher launcher, ILogger<TickFunction> log)
{
    // Slots are exact to the second. A tick every five seconds starts them slightly late, at a fifth of the cost.
    private const string EveryFiveSeconds = "*/5 * * * * *";

    [Function("Tick")]
    public async Task RunAsync(
        [TimerTrigger(EveryFiveSeconds, UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        launcher.Use(client);
        try
        {
            foreach (var start in await due.TickAsync(cancellation))
                log.FlowDue(start.Flow.ToString(), start.Run);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Orphaned runs are recovered nevertheless.
            if (StorageClients.IsStorageFailure(e))
                log.SchedulesWaitForStorage();
            else
                log.SchedulesFailed(e);
        }

        await left.TidyIfDueAsync(cancellation);
        // The function's token is cancelled with the function, but a notification to a slow receiver continues.
        await alarms.TickAsync(CancellationToken.None);
    }
}
