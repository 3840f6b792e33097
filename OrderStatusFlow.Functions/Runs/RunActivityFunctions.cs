using Microsoft.Azure.Functions.Worker;
using OrderStatusFlow.Runs;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Core's activities as activity functions.</summary>
internal sealed class RunActivityFunctions(RunActivities work)
{
    [Function("Login")]
    public Task<StepOutput> LoginAsync([ActivityTrigger] RunStart input, CancellationToken cancellation) => Activities.Login.Run(work, input, cancellation);

    [Function("ReadPage")]
    public Task<ReadPageOutput> ReadPageAsync([ActivityTrigger] ReadPageInput input, CancellationToken cancellation) => Activities.ReadPage.Run(work, input, cancellation);

    [Function("Transform")]
    public Task<TransformOutput> TransformAsync([ActivityTrigger] TransformInput input, CancellationToken cancellation) => Activities.Transform.Run(work, input, cancellation);

    [Function("TakePlaces")]
    public Task<TakePlacesOutput> TakePlacesAsync([ActivityTrigger] TakePlacesInput input, CancellationToken cancellation) => Activities.TakePlaces.Run(work, input, cancellation);

    [Function("WriteRow")]
    public Task<WriteRowOutput> WriteRowAsync([ActivityTrigger] WriteRowInput input, CancellationToken cancellation) => Activities.WriteRow.Run(work, input, cancellation);

    [Function("CloseBatch")]
    public Task<RunTotals> CloseBatchAsync([ActivityTrigger] BatchInput input, CancellationToken cancellation) => Activities.CloseBatch.Run(work, input, cancellation);

    [Function("Progress")]
    public Task<Done> ProgressAsync([ActivityTrigger] ProgressInput input, CancellationToken cancellation) => Activities.Progress.Run(work, input, cancellation);

    [Function("CloseRun")]
    public Task<Done> CloseRunAsync([ActivityTrigger] CloseRunInput input, CancellationToken cancellation) => Activities.CloseRun.Run(work, input, cancellation);

    [Function("EndEarly")]
    public Task<Done> EndEarlyAsync([ActivityTrigger] CloseRunInput input, CancellationToken cancellation) => Activities.EndEarly.Run(work, input, cancellation);
}
