using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Functions.Runs;
using OrderStatusFlow.Schedules;
using OrderStatusFlow.Storage;
using OrderStatusFlow.Telemetry;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>Starts the flows that are due, and what a host left behind.</summary>
internal sealed class TickFunction(DueFlows due, LeftRuns left, DurableRunLauncher launcher, ILogger<TickFunction> log)
{
    // Slots are exact to the second on every host; a tick every five seconds starts them a little late, and costs a fifth.
    private const string EveryFiveSeconds = "*/5 * * * * *";

    [Function("Tick")]
    public async Task RunAsync([TimerTrigger(EveryFiveSeconds, UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        launcher.Use(client);
        try
        {
            foreach (var start in await due.TickAsync(cancellation))
                log.FlowDue(start.Flow.ToString(), start.Run);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Runs that their host left are looked after all the same.
            if (StorageClients.IsTrouble(e))
                log.SchedulesWaitForStorage();
            else
                log.SchedulesFailed(e);
        }

        await left.TidyIfDueAsync(cancellation);
    }
}
