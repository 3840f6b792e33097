using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>Starts flows that are due, and logs them. A failure is logged, and the next tick starts what is left.</summary>
internal sealed class DueFlows(ScheduleDispatcher schedules, IConfiguration settings, ILogger<DueFlows> log)
{
    // The setting by which the portal disables the function. On Linux, dots are not possible in its name.
    private readonly bool isDisabled =
        settings.GetValue<bool>("AzureWebJobs.Tick.Disabled") || settings.GetValue<bool>("AzureWebJobs:Tick:Disabled");

    /// <summary>Starts the flows that are due at a moment.</summary>
    public Task TryTickAsync(DateTimeOffset moment, CancellationToken cancellation) => TryAsync(() => schedules.TickAsync(moment, cancellation));

    /// <summary>Starts the flows that waited for the end of a run.</summary>
    public Task TryEndedAsync(RunId run, CancellationToken cancellation) => TryAsync(() => schedules.EndedAsync(run, cancellation));

    private async Task TryAsync(Func<Task<IReadOnlyList<RunStart>>> tick)
    {
        // While Tick is disabled, nothing else starts flows by schedule either.
        if (isDisabled)
            return;
        try
        {
            foreach (var start in await tick())
                log.FlowDue(start.Flow.ToString(), start.Run);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            if (StorageClients.IsStorageFailure(e))
                log.SchedulesWaitForStorage();
            else
                log.SchedulesFailed(e);
        }
    }
}
