using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Recovers orphaned runs: launches those with a log but without an instance, and completes the logs of those whose instance was terminated or
/// failed.</summary>
internal sealed class OrphanedRunRecovery(
    RunLog runs, AbortStep abort, DurableRunLauncher launcher, ProcessDeathGuard guard, TimeProvider clock, ILogger<OrphanedRunRecovery> log)
{
    // Ticks are a minute apart, but not exactly. After a start there may be two.
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(50);

    // A younger run may still be launched by its host.
    private static readonly TimeSpan MinAge = TimeSpan.FromMinutes(2);

    private DateTimeOffset last;

    /// <summary>Recovers runs once a minute. Each active run costs two requests.</summary>
    public async Task RecoverIfDueAsync(CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - last < Every)
            return;
        last = clock.GetUtcNow();
        await RecoverAsync(cancellation);
    }

    /// <summary>Recovers runs, one after another. A failure of one run does not affect the others.</summary>
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
                // The next tick tries again. The other runs must not wait for it.
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
        // The children of a terminated instance continue, so they are cancelled first. The log is completed at a later tick, when all hosts have noticed.
        if (failure.Code == RunCompletion.Cancelled.Code
            && clock.GetUtcNow() - (await runs.AskToCancelAsync(start.Id, clock.GetUtcNow(), cancellation))?.CancelAsked <= CancellationMonitor.MaxStaleness)
            return;
        await abort.RunAsync(new CloseRunInput { Start = start, FailedStep = "write", Failure = failure, Exception = exception }, cancellation);
        await guard.EndedAsync(start.Id);
    }
}
