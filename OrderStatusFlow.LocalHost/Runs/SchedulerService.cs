using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>Starts the flows that are due, once a second, and evaluates alarms.</summary>
internal sealed class SchedulerService(ScheduleDispatcher due, AlarmTick alarms, TimeProvider clock, ILogger<SchedulerService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var start in await due.TickAsync(stoppingToken))
                    log.FlowDue(start.Flow.ToString(), start.Run);
            }
            catch (Exception e) when (StorageClients.IsStorageFailure(e))
            {
                log.SchedulesWaitForStorage();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.SchedulesFailed(e);
            }

            await alarms.TickAsync(stoppingToken);
        }
    }
}
