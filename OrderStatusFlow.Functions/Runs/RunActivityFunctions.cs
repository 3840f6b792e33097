using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Runs;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Core's activities as activity functions.</summary>
internal sealed class RunActivityFunctions(RunActivities work, ILogger<RunActivityFunctions> log)
{
    private static readonly EventId RunEnded = new(1001, nameof(RunEnded));

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
    public Task<Done> CloseRunAsync([ActivityTrigger] CloseRunInput input, CancellationToken cancellation) => EndAsync(Activities.CloseRun, input, cancellation);

    [Function("EndEarly")]
    public Task<Done> EndEarlyAsync([ActivityTrigger] CloseRunInput input, CancellationToken cancellation) => EndAsync(Activities.EndEarly, input, cancellation);

    private async Task<Done> EndAsync(Activity<CloseRunInput, Done> end, CloseRunInput input, CancellationToken cancellation)
    {
        var done = await end.Run(work, input, cancellation);
        // infra/queries/runs.kql reads this line: alarms and the workbook live on it.
        log.LogInformation(
            RunEnded, "Run {Run} of flow {Flow} ended: {Rows} rows, {Rejected} rejected, {Failed} failed, error {Error}",
            input.Start.Run, input.Start.Flow, input.Totals.Rows, input.Totals.Rejected, input.Totals.Failed, input.Failure?.Code ?? "none");
        return done;
    }
}
