using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Runs;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Schedules a run's orchestration under the run's id, so that a run has one instance however often it is launched.</summary>
internal sealed class DurableRunLauncher : IRunLauncher
{
    private DurableTaskClient? client;

    /// <summary>Takes the client of a function's binding. The app has one task hub, so every binding brings the same one.</summary>
    public void Use(DurableTaskClient bound) => client = bound;

    public async Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        var hub = client ?? throw new InvalidOperationException("A function that starts runs must bind a DurableTaskClient first.");
        if (await hub.GetInstanceAsync(start.Run, cancellation) is not null)
            return;
        var name = direction == Direction.Inbound ? InboundRun.Orchestration.Name : OutboundRun.Orchestration.Name;
        await hub.ScheduleNewOrchestrationInstanceAsync(name, start, new StartOrchestrationOptions(InstanceId: start.Run), cancellation);
    }
}
