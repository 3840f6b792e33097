using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>Runs one run under its lease, until it ends or is stopped. When it returns, all tasks of the run in this process have ended.</summary>
internal sealed class RunExecutor(
    StorageClients storage, RunLog runs, IServiceProvider services, CancellationMonitor cancels, RunSupervisor supervisor, TimeProvider clock,
        ILogger<RunExecutor> log)
{
    public async Task RunAsync(RunStart start, Direction direction, bool resumed, CancellationToken stopping)
    {
        var container = await storage.ContainerAsync("runs");
        var blob = container.GetAppendBlobClient(JournalRunContext.MainPath(start.Id));
        await using var lease = await RunLease.TryTakeAsync(blob, clock);
        if (lease is null || await runs.FindAsync(start.Id, stopping) is not { Status: RunStatus.Running } record)
            return;
        // The search for unfinished runs may find a run just before its start. Without a journal, no process can have died in it.
        using var turn = await supervisor.BeginAsync(start, record, resumed && !lease.IsFirst, stopping);
        if (turn is null)
            return;
        try
        {
            await RunAsync(start, direction, container, blob, lease, stopping);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            // Whoever has the lease next continues the run from its journal. This process did not die, so its next attempt here does not count as a resume.
            supervisor.Left(start);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await supervisor.PausedAsync(start);
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            supervisor.Left(start);
            log.RunStoppedByStorage(start.Run);
        }
        catch (Exception e)
        {
            supervisor.Left(start);
            await supervisor.FailedAsync(start, e);
        }
    }

    private async Task RunAsync(
        RunStart start, Direction direction, BlobContainerClient container, AppendBlobClient blob, RunLease lease, CancellationToken stopping)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping, lease.Lost);
        var outstanding = new OutstandingTasks();
        try
        {
            var journal = await Journal.OpenAsync(blob, lease.Id);
            var context = new JournalRunContext(
                container, start.Id, "run", new Lazy<Task<Journal>>(Task.FromResult(journal)), services, cancels, clock, outstanding, ends.Token);
            var orchestration = start.Rerun is not null ? RerunRun.Orchestration
                : direction == Direction.Inbound ? InboundRun.Orchestration : OutboundRun.Orchestration;
            await OneAtATime(() => orchestration.Run(context, start));
        }
        finally
        {
            // The children of a failed orchestration are still running. They must end before the lease does.
            await ends.CancelAsync();
            await outstanding.WhenAllAsync();
        }
    }

    // The lanes of an orchestration share state without locks, so it must not run on two threads at once.
    private static Task<T> OneAtATime<T>(Func<Task<T>> orchestration) =>
        Task.Factory.StartNew(orchestration, CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler)
            .Unwrap();
}
