using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Functions.Schedules;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>The activity functions, one per step of a run.</summary>
internal sealed class RunActivityFunctions(
    IServiceProvider services, ActivityDrain drain, ProcessDeathGuard guard, DueFlows due, AlarmTick alarms, DurableRunLauncher launcher)
{
    [Function("Login")]
    public Task<StepOutput> LoginAsync([ActivityTrigger] RunStart input, CancellationToken cancellation) =>
        GuardedAsync(input.Id, LoginStep.Activity, input, cancellation);

    [Function("ReadPage")]
    public Task<ReadPageOutput> ReadPageAsync([ActivityTrigger] ReadPageInput input, CancellationToken cancellation) =>
        GuardedAsync(input.Start.Id, ReadStep.Activity, input, cancellation);

    [Function("Transform")]
    public Task<TransformOutput> TransformAsync([ActivityTrigger] TransformInput input, CancellationToken cancellation) =>
        GuardedAsync(input.Start.Id, TransformStep.Activity, input, cancellation);

    [Function("ReadStored")]
    public Task<TransformOutput> ReadStoredAsync([ActivityTrigger] ReadStoredInput input, CancellationToken cancellation) =>
        GuardedAsync(input.Start.Id, ReadStoredStep.Activity, input, cancellation);

    [Function("TakePlaces")]
    public Task<AcquireSlotsOutput> AcquireSlotsAsync([ActivityTrigger] AcquireSlotsInput input, CancellationToken cancellation) =>
        RunAsync(AcquireSlotsStep.Activity, input, cancellation);

    [Function("WriteRow")]
    public Task<WriteRowOutput> WriteRowAsync([ActivityTrigger] WriteRowInput input, CancellationToken cancellation) =>
        GuardedAsync(input.Start.Id, WriteStep.Activity, input, cancellation);

    [Function("CloseBatch")]
    public Task<RunTotals> CloseBatchAsync([ActivityTrigger] BatchInput input, CancellationToken cancellation) =>
        RunAsync(CloseBatchStep.Activity, input, cancellation);

    [Function("Progress")]
    public Task<ProgressOutput> ProgressAsync([ActivityTrigger] ProgressInput input, CancellationToken cancellation) =>
        RunAsync(ProgressStep.Activity, input, cancellation);

    [Function("CloseRun")]
    public Task<Unit> CloseRunAsync([ActivityTrigger] CloseRunInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        EndAsync(CloseStep.Activity, input, client, cancellation);

    [Function("EndEarly")]
    public Task<Unit> AbortRunAsync([ActivityTrigger] CloseRunInput input, [DurableClient] DurableTaskClient client, CancellationToken cancellation) =>
        EndAsync(AbortStep.Activity, input, client, cancellation);

    // Steps that run scripts and read data of other systems are guarded. The other steps must always run, or the run could not end.
    private Task<TOut> GuardedAsync<TIn, TOut>(RunId run, Activity<TIn, TOut> activity, TIn input, CancellationToken cancellation) =>
        RunAsync((value, stopping) => guard.RunAsync(run, () => activity.Step(services).RunAsync(value, stopping), stopping), input, cancellation);

    private async Task<Unit> EndAsync(Activity<CloseRunInput, Unit> activity, CloseRunInput input, DurableTaskClient client, CancellationToken cancellation)
    {
        var done = await RunAsync(activity, input, cancellation);
        await guard.EndedAsync(input.Start.Id);
        // What waits for the end of this run does not wait for the next tick.
        launcher.Use(client);
        await due.TryEndedAsync(input.Start.Id, CancellationToken.None);
        await alarms.TickAsync(CancellationToken.None);
        return done;
    }

    private Task<TOut> RunAsync<TIn, TOut>(Activity<TIn, TOut> activity, TIn input, CancellationToken cancellation) =>
        RunAsync((value, stopping) => activity.Step(services).RunAsync(value, stopping), input, cancellation);

    // Orchestrations recognize exceptions by the name of their type. This type is not counted as an error of the run.
    private async Task<TOut> RunAsync<TIn, TOut>(Func<TIn, CancellationToken, Task<TOut>> activity, TIn input, CancellationToken cancellation)
    {
        try
        {
            return await drain.RunAsync(stopping => activity(input, stopping), cancellation);
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            throw new StorageFailureException(e);
        }
    }
}
