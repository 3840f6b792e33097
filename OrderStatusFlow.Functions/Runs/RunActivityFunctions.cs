using Microsoft.Azure.Functions.Worker;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Core's activities as activity functions.</summary>
internal sealed class RunActivityFunctions(RunActivities work, ActivityDrain drain)
{
    [Function("Login")]
    public Task<StepOutput> LoginAsync([ActivityTrigger] RunStart input, CancellationToken cancellation) => RunAsync(Activities.Login, input, cancellation);

    [Function("ReadPage")]
    public Task<ReadPageOutput> ReadPageAsync([ActivityTrigger] ReadPageInput input, CancellationToken cancellation) => RunAsync(Activities.ReadPage, input, cancellation);

    [Function("Transform")]
    public Task<TransformOutput> TransformAsync([ActivityTrigger] TransformInput input, CancellationToken cancellation) => RunAsync(Activities.Transform, input, cancellation);

    [Function("TakePlaces")]
    public Task<AcquireSlotsOutput> AcquireSlotsAsync([ActivityTrigger] AcquireSlotsInput input, CancellationToken cancellation) => RunAsync(Activities.AcquireSlots, input, cancellation);

    [Function("WriteRow")]
    public Task<WriteRowOutput> WriteRowAsync([ActivityTrigger] WriteRowInput input, CancellationToken cancellation) => RunAsync(Activities.WriteRow, input, cancellation);

    [Function("CloseBatch")]
    public Task<RunTotals> CloseBatchAsync([ActivityTrigger] BatchInput input, CancellationToken cancellation) => RunAsync(Activities.CloseBatch, input, cancellation);

    [Function("Progress")]
    public Task<Unit> ProgressAsync([ActivityTrigger] ProgressInput input, CancellationToken cancellation) => RunAsync(Activities.Progress, input, cancellation);

    [Function("CloseRun")]
    public Task<Unit> CloseRunAsync([ActivityTrigger] CloseRunInput input, CancellationToken cancellation) => RunAsync(Activities.CloseRun, input, cancellation);

    [Function("EndEarly")]
    public Task<Unit> AbortRunAsync([ActivityTrigger] CloseRunInput input, CancellationToken cancellation) => RunAsync(Activities.AbortRun, input, cancellation);

    // Orchestrations see an exception's type by its name alone: this one is not counted as an error of the run.
    private async Task<TOut> RunAsync<TIn, TOut>(Activity<TIn, TOut> activity, TIn input, CancellationToken cancellation)
    {
        try
        {
            return await drain.RunAsync(stopping => activity.Run(work, input, stopping), cancellation);
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            throw new StorageFailureException(e);
        }
    }
}
