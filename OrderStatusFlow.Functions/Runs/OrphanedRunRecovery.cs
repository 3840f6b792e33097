using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Looks after runs that their host left: those with a log but no instance are launched, those whose instance was terminated or failed get the end of their log.</summary>
internal sealed class OrphanedRunRecovery(
    RunLog runs, AbortStep abort, DurableRunLauncher launcher, ProcessDeathGuard guard, TimeProvider clock, ILogger<OrphanedRunRecovery> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // A younger run is being launched, or was a moment ago.
    private static readonly TimeSpan MinAge = TimeSpan.FromMinutes(2);

    private DateTimeOffset last;

    /// <summary>Tidies up if the last time was a minute ago or more. Each active run costs two requests.</summary>
    public async Task TidyIfDueAsync(CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - last < Every)
            return;
        last = clock.GetUtcNow();
        await RecoverAsync(cancellation);
    }

    /// <summary>Tidies up: one run after the other, and a run that fails keeps none from it.</summary>
    public async Task RecoverAsync(CancellationToken cancellation)
    {
        await foreach (var (start, direction) in runs.ActiveAsync(cancellation))
        {
            if (clock.GetUtcNow() - start.Started < MinAge)
                continue;
            try
            {
                await RecoverAsync(start, direction, cancellation);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // It is looked after again at the next tick, and must not keep others from it.
                log.OrphanedRunFailed(e, start.Run);
            }
        }
    }

    private async Task RecoverAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        if (!await runs.IsUnderWayAsync(start.Id, cancellation))
            return;
        if (await launcher.EndedEarlyAsync(start.Id, cancellation) is { } end)
            await EndAsync(start, end.Failure, end.Exception, cancellation);
        else
            await launcher.LaunchAsync(start, direction, cancellation);
    }

    private async Task EndAsync(RunStart start, Failure failure, HostException? exception, CancellationToken cancellation)
    {
        // Children of a terminated instance go on by themselves: they are stopped first, and summed up at a later tick, when all hosts have seen it.
        if (failure.Code == RunCompletion.Cancelled.Code && clock.GetUtcNow() - (await runs.AskToCancelAsync(start.Id, clock.GetUtcNow(), cancellation))?.CancelAsked <= CancellationMonitor.MaxStaleness)
            return;
        await abort.RunAsync(new CloseRunInput { Start = start, FailedStep = "write", Failure = failure, Exception = exception }, cancellation);
        await guard.EndedAsync(start.Id);
    }
}
