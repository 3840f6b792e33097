using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Schedules the orchestration of a run under the run's id, so that a run has one instance even if it is launched several times.</summary>
internal sealed class DurableRunLauncher(ILogger<DurableRunLauncher> log) : IRunLauncher
{
    /// <summary>The external event that ends a run's wait.</summary>
    public const string WakeEvent = "wake";

    // The ERP waits for the response to its POST.
    private static readonly TimeSpan LaunchLimit = TimeSpan.FromSeconds(3);

    private DurableTaskClient? client;

    /// <summary>Sets the client of a function's binding. The newest is used, because the Functions host may have restarted at another address.</summary>
    public void Use(DurableTaskClient bound) => client = bound;

    /// <summary>Schedules a run that is already stored. After a failure, <see cref="OrphanedRunRecovery"/> launches it later.</summary>
    public async Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LaunchLimit);
        try
        {
            var hub = Hub();
            if (await hub.GetInstanceAsync(start.Run, limit.Token) is not null)
                return;
            var orchestration = start.Rerun is not null ? RerunRun.Orchestration
                : direction == Direction.Inbound ? InboundRun.Orchestration : OutboundRun.Orchestration;
            await hub.ScheduleNewOrchestrationInstanceAsync(
                orchestration.Name, new RunInput(start), new StartOrchestrationOptions(InstanceId: start.Run), limit.Token);
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            log.RunLaunchFailed(start.Run, e.Message);
        }
    }

    public async Task WakeAsync(RunId run, CancellationToken cancellation)
    {
        try
        {
            await Hub().RaiseEventAsync(run.ToString(), WakeEvent, eventPayload: "", cancellation);
        }
        catch (RpcException notThere) when (notThere.StatusCode is StatusCode.FailedPrecondition or StatusCode.NotFound)
        {
            // The instance has ended or does not exist yet, so it does not wait.
        }
    }

    /// <summary>Returns why the instance of a run ended without completing the run's log.</summary>
    /// <returns>Null while the instance is running or does not exist yet. The exception is null if none ended it.</returns>
    public async Task<(Failure Failure, HostException? Exception)?> EndedEarlyAsync(RunId run, CancellationToken cancellation)
    {
        switch ((await Hub().GetInstanceAsync(run.ToString(), cancellation))?.RuntimeStatus)
        {
            case OrchestrationRuntimeStatus.Terminated:
                return (RunCompletion.Cancelled with
                {
                    Message = "The run's instance was terminated in the task hub. "
                    + "Orders that were already written stay written."
                }, null);
            case OrchestrationRuntimeStatus.Failed:
                var details = (await Hub().GetInstanceAsync(run.ToString(), getInputsAndOutputs: true, cancellation))?.FailureDetails?.Cause();
                var failure = new Failure(
                    HostErrors.Code, "The run's instance failed in the task hub. The host's log contains the cause. Correct it, then start a new run.");
                return (failure, details is null ? null : new HostException(details.ErrorType, details.ErrorMessage));
            default:
                return null;
        }
    }

    /// <summary>Deletes the instances that were created before a moment and have ended.</summary>
    /// <returns>The number of instances.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        OrchestrationRuntimeStatus[] ended =
            [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];
        return (await Hub().PurgeAllInstancesAsync(new PurgeInstancesFilter(DateTimeOffset.UnixEpoch, before, ended), cancellation)).PurgedInstanceCount;
    }

    private DurableTaskClient Hub() =>
        client ?? throw new InvalidOperationException("A function that starts or wakes runs must bind a DurableTaskClient first.");
}
