using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>Starts the orchestration whose timers start the flows that are due within a minute.</summary>
/// <remarks>
/// Its id is that of the minute, so a second tick, or another host, finds it and starts none. It survives the host that started it. If it is started late
/// or twice, its timers do no harm, because a slot is taken once.
/// </remarks>
internal sealed class MinuteTimers(ScheduleDispatcher schedules, TimeProvider clock, ILogger<MinuteTimers> log)
{
    /// <summary>Starts the orchestration if a flow is due between now and the end of the minute.</summary>
    public async Task TryStartAsync(DurableTaskClient client, ScheduleMinute minute, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var slots = schedules.SlotsBetween(now > minute.Begin ? now : minute.Begin, minute.End);
        if (slots.Count == 0)
            return;
        try
        {
            if (await client.GetInstanceAsync(minute.InstanceId, cancellation) is null)
            {
                await client.ScheduleNewOrchestrationInstanceAsync(
                    SlotOrchestrator.Name, slots, new StartOrchestrationOptions(minute.InstanceId), cancellation);
            }
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
        {
            // Another host started it at the same time.
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next tick starts the latest of these slots.
            log.ScheduleTimersFailed(minute.InstanceId, e.Message);
        }
    }
}
