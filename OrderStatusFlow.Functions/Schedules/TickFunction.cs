using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Functions.Runs;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>Starts the flows that are due, and the timers of those that are due within the minute; recovers orphaned runs, and evaluates alarms.</summary>
internal sealed class TickFunction(
    DueFlows due, MinuteTimers timers, OrphanedRunRecovery orphans, AlarmTick alarms, DurableRunLauncher launcher, TimeProvider clock)
{
    private const string EveryMinute = "0 * * * * *";

    // After a start or a downtime, the slots that were missed do not wait for the next minute. A second tick within a minute does no harm.
    [Function("Tick")]
    public async Task RunAsync(
        [TimerTrigger(EveryMinute, UseMonitor = false, RunOnStartup = true)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        launcher.Use(client);
        var minute = ScheduleMinute.Of(clock.GetUtcNow());
        // Orphaned runs are recovered even if this fails.
        await due.TryTickAsync(minute.Begin, cancellation);
        await timers.TryStartAsync(client, minute, cancellation);
        await orphans.RecoverIfDueAsync(cancellation);
        // The function's token is cancelled with the function, but a notification to a slow receiver continues.
        await alarms.TickAsync(CancellationToken.None);
    }
}
