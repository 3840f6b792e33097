using System.Collections.Concurrent;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Starting;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>Runs the runs that are started in this process, and those that an earlier process left unfinished.</summary>
internal sealed class LocalRunner(RunLog runs, RunExecutor executor, RunRetryOptions options, TimeProvider clock, ILogger<LocalRunner> log)
    : BackgroundService, IRunLauncher
{
    private static readonly TimeSpan LookAtMost = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Lazy<Task>> here = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    public Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        Launch(start, direction, resumed: false);
        return Task.CompletedTask;
    }

    // In this host, each wait polls for a cancellation.
    public Task WakeAsync(RunId run, CancellationToken cancellation) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(here.Values.Select(run => run.Value)).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.RetryDelay < LookAtMost ? options.RetryDelay : LookAtMost, clock);
        do
        {
            try
            {
                await foreach (var (start, direction) in runs.ActiveAsync(stoppingToken))
                    await ResumeAsync(start, direction, stoppingToken);
            }
            catch (Exception e) when (StorageClients.IsStorageFailure(e))
            {
                log.RunsWaitForStorage();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Data of a run must not end this loop, because that would stop the host.
                log.RunSearchFailed(e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // A run without a log is being started: an attempt would take the lease from its start, and would count as a death of its host.
    private async Task ResumeAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        try
        {
            if (!here.ContainsKey(start.Run) && await runs.IsUnderWayAsync(start.Id, cancellation))
                Launch(start, direction, resumed: true);
        }
        catch (Exception e) when (!StorageClients.IsStorageFailure(e) && !cancellation.IsCancellationRequested)
        {
            // The other runs are resumed.
            log.RunUpdateFailed(e, start.Run, start.Flow.ToString());
        }
    }

    private void Launch(RunStart start, Direction direction, bool resumed)
    {
        if (stopping.IsCancellationRequested)
            return;
        Lazy<Task>? mine = null;
        mine = new Lazy<Task>(() => Task.Run(() => RunAsync(start, direction, resumed, mine!), CancellationToken.None));
        // A run continues after the request that started it, and does not belong to its trace.
        using (ExecutionContext.SuppressFlow())
            _ = here.GetOrAdd(start.Run, mine).Value;
    }

    private async Task RunAsync(RunStart start, Direction direction, bool resumed, Lazy<Task> mine)
    {
        try
        {
            await executor.RunAsync(start, direction, resumed, stopping.Token);
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            log.RunStoppedByStorage(start.Run);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The next start continues it.
        }
        catch (Exception e)
        {
            log.RunUpdateFailed(e, start.Run, start.Flow.ToString());
        }
        finally
        {
            here.TryRemove(KeyValuePair.Create(start.Run, mine));
        }
    }
}
