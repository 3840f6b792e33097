using Microsoft.Extensions.Hosting;
using OrderStatusFlow.Core.Caching;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Ends a run whose activities end this process repeatedly. Durable Functions would deliver them forever.</summary>
/// <remarks>
/// A process that dies cannot report which run caused it. Runs that were active at two deaths within an hour are therefore suspects, and only one suspect
/// runs in a process at a time; the others are delivered again later. A run fails after <see cref="RunRetryOptions.MaxResumes"/> deaths in which it was the
/// only suspect. A normal stop of a process is not counted.
/// A run costs four table calls for each process that runs it, and one every 15 seconds.
/// </remarks>
internal sealed class ProcessDeathGuard(RunProcessTable processes, RunRetryOptions options, TimeProvider clock) : BackgroundService
{
    private const int SuspectAfter = 2;
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);
    private readonly AsyncCache<string, Suspicion> known = new(10_000, TimeSpan.FromHours(1));
    private readonly SemaphoreSlim gate = new(1);
    private string? suspect;
    private int inside;

    /// <summary>Runs an activity of a run.</summary>
    /// <exception cref="RunDeferredException">Another suspect run is active in this process.</exception>
    /// <exception cref="ProcessDiedException">The run ended the process too often.</exception>
    public async Task<T> RunAsync<T>(RunId run, Func<Task<T>> activity, CancellationToken cancellation)
    {
        var suspicion = await known.GetAsync(run.ToString(), () => LookAsync(run)).WaitAsync(cancellation);
        if (suspicion.Deaths >= options.MaxResumes)
            throw new ProcessDiedException(run, suspicion.Deaths);
        if (!suspicion.IsSuspect)
            return await activity();
        await EnterAsync(run, cancellation);
        try
        {
            return await activity();
        }
        finally
        {
            await LeaveAsync(run);
        }
    }

    /// <summary>Forgets a run that has ended.</summary>
    public async Task EndedAsync(RunId run)
    {
        known.Remove(run.ToString());
        await TryAsync(() => processes.ClearAsync(run));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(processes.RemoveAllAsync);
    }

    public override void Dispose()
    {
        known.Dispose();
        gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryAsync(processes.RenewAsync);
    }

    private async Task<Suspicion> LookAsync(RunId run)
    {
        var (all, alone) = await processes.DeathsAsync(run, CancellationToken.None);
        if (all < SuspectAfter)
            await processes.AddAsync(run, alone: false, CancellationToken.None);
        return new Suspicion(all >= SuspectAfter, alone);
    }

    private async Task EnterAsync(RunId run, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            if (suspect is not null && suspect != run.ToString())
                throw new RunDeferredException(run, suspect);
            if (suspect is null)
                await processes.AddAsync(run, alone: true, cancellation);
            suspect = run.ToString();
            inside++;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task LeaveAsync(RunId run)
    {
        await gate.WaitAsync();
        try
        {
            if (--inside > 0)
                return;
            suspect = null;
            await TryAsync(() => processes.RemoveAsync(run));
        }
        finally
        {
            gate.Release();
        }
    }

    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception)
        {
            // The next renewal, or the end of the run, tries again. A failure of this table must not end an activity or the process.
        }
    }

    private sealed record Suspicion(bool IsSuspect, int Deaths);
}
