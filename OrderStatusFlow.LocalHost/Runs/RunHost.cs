using System.Collections.Concurrent;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Logs;
using OrderStatusFlow.Runs;
using OrderStatusFlow.Storage;
using OrderStatusFlow.Telemetry;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>Carries out runs in this process: those started here, and those that a process which is gone left unfinished.</summary>
internal sealed class RunHost(StorageClients storage, RunLog runs, CancelWatch cancels, IServiceProvider services, TimeProvider clock, ILogger<RunHost> log) : BackgroundService, IRunLauncher
{
    private static readonly TimeSpan LookForLeftRuns = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<string, Task> here = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();

    public Task LaunchAsync(RunStart start, Direction direction, CancellationToken cancellation)
    {
        // A run outlives the request that asked for it, and is no part of its trace.
        using (ExecutionContext.SuppressFlow())
            here.GetOrAdd(start.Run, _ => Task.Run(() => CarryOutAsync(start, direction), CancellationToken.None));
        return Task.CompletedTask;
    }

    // Waits look for themselves here.
    public Task WakeAsync(RunId run, CancellationToken cancellation) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(here.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public override void Dispose()
    {
        stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookForLeftRuns, clock);
        do
        {
            try
            {
                await foreach (var (start, direction) in runs.ActiveAsync(stoppingToken))
                    await LaunchAsync(start, direction, stoppingToken);
            }
            catch (Exception e) when (StorageClients.IsTrouble(e))
            {
                log.RunsWaitForStorage();
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CarryOutAsync(RunStart start, Direction direction)
    {
        try
        {
            var container = await storage.ContainerAsync("runs");
            var blob = container.GetAppendBlobClient(JournalRunContext.MainPath(start.Id));
            await using var lease = await RunLease.TryTakeAsync(blob, clock);
            if (lease is null || await runs.FindAsync(start.Id, stopping.Token) is not { Status: RunStatus.Running })
                return;
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, lease.Lost);
            var journal = await Journal.OpenAsync(blob, lease.Id);
            var context = new JournalRunContext(container, start.Id, "run", new Lazy<Task<Journal>>(Task.FromResult(journal)), services.GetRequiredService<RunActivities>(), cancels, clock, ends.Token);
            var orchestration = direction == Direction.Inbound ? InboundRun.Orchestration : OutboundRun.Orchestration;
            await OneAtATime(() => orchestration.Run(context, start));
        }
        catch (OperationCanceledException)
        {
            // Stopped, or another process took over: the run goes on from its journal.
        }
        catch (Exception e) when (StorageClients.IsTrouble(e))
        {
            log.RunStoppedByStorage(start.Run);
        }
        catch (InvalidDataException gone)
        {
            // Its flow no longer reads, or is gone: it would stop here for ever.
            await EndEarlyAsync(start, new FlowFailure("host.error", gone.Message));
        }
        catch (Exception e)
        {
            log.RunStoppedByError(e, start.Run, LookForLeftRuns.TotalSeconds);
        }
        finally
        {
            here.TryRemove(start.Run, out _);
        }
    }

    private async Task EndEarlyAsync(RunStart start, FlowFailure why)
    {
        try
        {
            await Activities.EndEarly.Run(services.GetRequiredService<RunActivities>(), new CloseRunInput { Start = start, FailedStep = "write", Failure = why }, stopping.Token);
        }
        catch (Exception e) when (e is InvalidDataException or OperationCanceledException || StorageClients.IsTrouble(e))
        {
            // Tried again with the run.
        }
    }

    // Orchestrations share state between their lanes without locks: they may never run on two threads at once.
    private static Task<T> OneAtATime<T>(Func<Task<T>> orchestration) =>
        Task.Factory.StartNew(orchestration, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler).Unwrap();
}
