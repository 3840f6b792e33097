using OrderStatusFlow.Logs;
using OrderStatusFlow.Runs;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Looks after runs that their host left: those with a log but no instance are launched, those whose instance was terminated or failed get the end of their log.</summary>
internal sealed class LeftRuns(RunLog runs, RunActivities work, DurableRunLauncher launcher, TimeProvider clock)
{
    private static readonly TimeSpan LaunchTakes = TimeSpan.FromMinutes(1);

    public async Task TidyAsync(CancellationToken cancellation)
    {
        await foreach (var (start, direction) in runs.ActiveAsync(cancellation))
        {
            if (!await runs.IsUnderWayAsync(start.Id, cancellation))
                continue;
            if (await launcher.EndedEarlyAsync(start.Id, cancellation) is { } why)
                await EndAsync(start, why, cancellation);
            else if (clock.GetUtcNow() - start.Started > LaunchTakes)
                await launcher.LaunchAsync(start, direction, cancellation);
        }
    }

    private async Task EndAsync(RunStart start, FlowFailure why, CancellationToken cancellation)
    {
        // Children of a terminated instance go on by themselves: they are stopped first, and summed up at a later tick, when all hosts have seen it.
        if (why.Code == RunEnding.Cancelled.Code && clock.GetUtcNow() - (await runs.AskToCancelAsync(start.Id, clock.GetUtcNow(), cancellation))?.CancelAsked <= CancelWatch.Late)
            return;
        await Activities.EndEarly.Run(work, new CloseRunInput { Start = start, FailedStep = "write", Failure = why }, cancellation);
    }
}
