using System.Collections.Concurrent;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>Decides whether a run may run now. Ends runs with repeated unexpected errors, and holds runs that end the process repeatedly.</summary>
/// <remarks>
/// A process that dies cannot report which run caused it. From its second resume in a row, a run is therefore a suspect, and only one suspect runs at a time.
/// If the process dies again, only that suspect can be the cause; the others wait and are not counted. The counts are in the run's log, so they survive the
/// process.
/// </remarks>
internal sealed class RunSupervisor(
    RunLog runs, RunAlerts alerts, AbortStep abort, HostErrors errors, RunRetryOptions options, TimeProvider clock, ILogger<RunSupervisor> log) : IDisposable
{
    // Runs that this process stopped while it continued.
    private readonly ConcurrentDictionary<string, bool> left = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim alone = new(1);

    /// <summary>Requests to run a run.</summary>
    /// <returns>Null if it must not run now; otherwise an object to dispose when it stops.</returns>
    public async Task<IDisposable?> BeginAsync(RunStart start, RunRecord record, bool resumed, CancellationToken cancellation)
    {
        var recovery = record.Recovery ?? RunRecovery.None;
        if (record.CancelAsked is not null && recovery is { Held: not null } or { NextAttempt: not null })
        {
            await EndAsync(start, RunCompletion.Cancelled, cancellation);
            return null;
        }

        if (recovery.Held is not null || recovery.NextAttempt > clock.GetUtcNow())
            return null;
        if (left.TryRemove(start.Run, out _) || !resumed || recovery.Paused)
        {
            if (recovery.IsIdle)
                await runs.RecoverAsync(start.Id, recovery with { Paused = false, Queued = false, NextAttempt = null }, cancellation);
            return Turn.Free;
        }

        return await ResumeAsync(start, recovery, cancellation);
    }

    /// <summary>Records that a run was stopped while this process continues.</summary>
    public void Left(RunStart start) => left[start.Run] = true;

    /// <summary>Records that a run was stopped by a normal stop of its host.</summary>
    public async Task PausedAsync(RunStart start)
    {
        var recovery = (await runs.FindAsync(start.Id, CancellationToken.None))?.Recovery ?? RunRecovery.None;
        await runs.RecoverAsync(start.Id, recovery with { Paused = true, Resumes = 0 }, CancellationToken.None);
    }

    /// <summary>Counts an unexpected error of a run, and ends the run if there were too many.</summary>
    public async Task FailedAsync(RunStart start, Exception exception)
    {
        var failure = exception is UnreadableFlowException ? new Failure(HostErrors.Code, exception.Message) : await errors.OfAsync(start, exception);
        var recovery = (await runs.FindAsync(start.Id, CancellationToken.None))?.Recovery ?? RunRecovery.None;
        var count = recovery.Errors + 1;
        // A flow that cannot be read stays unreadable, so no attempt can succeed.
        var isLast = count >= options.MaxAttempts || exception is UnreadableFlowException;
        var delay = isLast ? TimeSpan.Zero : options.DelayAfter(count);
        log.RunStoppedByError(exception, start.Run, start.Flow.ToString(), count, options.MaxAttempts, delay.TotalSeconds);
        await runs.RecoverAsync(
            start.Id, recovery with
            {
                Errors = count,
                LastError = failure,
                NextAttempt = isLast ? null : clock.GetUtcNow() + delay,
                Paused = true,
                Resumes = 0,
            }, CancellationToken.None);
        if (isLast)
            await EndAsync(start, failure with { Message = $"{failure.Message} The run ended after {Quantity.Of(count, "attempt")}." },
                CancellationToken.None);
        else
            await alerts.RaiseAsync(start.Id, RunAlertState.Retrying, failure.Code, CancellationToken.None);
    }

    public void Dispose() => alone.Dispose();

    // The process that ran it died.
    private async Task<IDisposable?> ResumeAsync(RunStart start, RunRecovery recovery, CancellationToken cancellation)
    {
        if (recovery.Resumes >= options.MaxResumes)
        {
            await alerts.RaiseAsync(start.Id, RunAlertState.Held, code: null, cancellation);
            await runs.RecoverAsync(start.Id, recovery with { Held = clock.GetUtcNow() }, cancellation);
            log.RunHeld(start.Run, start.Flow.ToString(), recovery.Resumes);
            return null;
        }

        var isSuspect = recovery.Resumes > 0;
        if (isSuspect && !await alone.WaitAsync(TimeSpan.Zero, cancellation))
        {
            // Other runs must not wait for the orders of a run that no host runs.
            if (!recovery.Queued)
                await runs.RecoverAsync(start.Id, recovery with { Queued = true }, cancellation);
            return null;
        }

        try
        {
            await runs.RecoverAsync(start.Id, recovery with { Resumes = recovery.Resumes + 1, NextAttempt = null, Queued = false }, cancellation);
        }
        catch when (isSuspect)
        {
            alone.Release();
            throw;
        }

        return isSuspect ? new Turn(alone) : Turn.Free;
    }

    private Task<Unit> EndAsync(RunStart start, Failure why, CancellationToken cancellation) =>
        abort.RunAsync(new CloseRunInput { Start = start, FailedStep = "write", Failure = why }, cancellation);

    private sealed class Turn(SemaphoreSlim? place) : IDisposable
    {
        public static Turn Free { get; } = new(null);

        public void Dispose() => place?.Release();
    }
}
