using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Storage;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>Runs the dry runs of this host, a few at a time, and stores their results.</summary>
/// <remarks>
/// A dry run belongs to the process that started it. It writes nothing, so there is nothing to recover when the process dies, and a draft that ends its
/// process must not be delivered to the next one, as a durable orchestration would be. A dry run also takes no place among the activities of real runs.
/// </remarks>
public sealed class DryRunLauncher(
    DryRunner runner, DryRunStore store, DryRunOptions options, FlowRedactor redactor, TimeProvider clock, ILogger<DryRunLauncher> log)
    : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim places = new(options.MaxParallel);
    private readonly ConcurrentDictionary<Task, bool> running = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Takes a place for a dry run. Dispose the result if no dry run starts.</summary>
    /// <returns>Null if the host has its maximum number of dry runs.</returns>
    public DryRunPlace? TryEnter() => places.Wait(0, CancellationToken.None) ? new DryRunPlace(places) : null;

    /// <summary>Starts a dry run, and waits for its end up to a time.</summary>
    /// <param name="place">The place, which the dry run takes over.</param>
    /// <param name="plan">What to run.</param>
    /// <param name="wait">How long to wait for the end.</param>
    /// <returns>The result, or a running dry run, which is stored.</returns>
    public async Task<DryRunRecord> StartAsync(DryRunPlace place, DryRunPlan plan, TimeSpan wait)
    {
        var (flow, source) = (plan.Flow, plan.Source);
        var record = new DryRunRecord
        {
            Id = RunId.New(flow.Name, clock.GetUtcNow()).ToString(),
            Flow = flow.Name.ToString(),
            Version = plan.IsDraft ? null : flow.Version,
            Input = source.Kind,
            Run = source.Run,
            Started = clock.GetUtcNow(),
            Updated = clock.GetUtcNow(),
            Warnings = [.. plan.Warnings, .. DryRunWarnings.Of(flow.Definition)],
        };
        var work = new DryRunWork(flow, source, plan.Limit, new DryRunOutputs(redactor.Of(flow.Json)));
        var stored = new TaskCompletionSource<DryRunRecord>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<DryRunRecord> ended;
        // It continues after the request that started it.
        using (ExecutionContext.SuppressFlow())
            ended = Task.Run(() => RunAsync(place.Take(), record, work, wait, stored));
        running[ended] = true;
        _ = ended.ContinueWith(task => running.TryRemove((Task<DryRunRecord>)task, out _), TaskScheduler.Default);
        return await await Task.WhenAny(ended, stored.Task);
    }

    /// <summary>Ends the dry runs of this host as interrupted.</summary>
    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await Task.WhenAll(running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
        places.Dispose();
    }

    private async Task<DryRunRecord> RunAsync(
        DryRunPlace place, DryRunRecord record, DryRunWork work, TimeSpan wait, TaskCompletionSource<DryRunRecord> stored)
    {
        using var held = place;
        using var time = new CancellationTokenSource(options.MaxDuration, clock);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, time.Token);
        var end = EndAsync(record, work, ends.Token);
        // The result of a short dry run is stored once, and that of a long one is reported until it ends.
        for (var next = wait; await Task.WhenAny(end, Task.Delay(next, clock)) != end; next = Beat)
        {
            var report = record with { Updated = clock.GetUtcNow(), Counts = work.Counts };
            if (await TryWriteAsync(report))
                stored.TrySetResult(report);
        }

        var ended = await end;
        place.Dispose();
        await TryWriteAsync(ended);
        return ended;
    }

    private async Task<DryRunRecord> EndAsync(DryRunRecord record, DryRunWork work, CancellationToken cancellation)
    {
        Failure? failure = null;
        try
        {
            await runner.RunAsync(work, cancellation);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return DryRunStore.Interrupted(record with { Counts = work.Counts, Updated = clock.GetUtcNow() }, clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            failure = new Failure("dryrun.time", $"The dry run took longer than {options.MaxDuration:c} (DryRuns__MaxDuration). Try fewer rows.");
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            failure = new Failure("storage.unavailable", "Storage is unavailable or returned an error. Start the dry run again.");
        }
        catch (Exception e)
        {
            log.DryRunFailed(e, record.Id);
            failure = new Failure("host.error", $"The dry run stopped on an unexpected error ({e.GetType().Name}). The host's log has the details.");
        }

        return record with
        {
            Status = failure is null && work.Failed is null ? DryRunStatus.Completed : DryRunStatus.Failed,
            Finished = clock.GetUtcNow(),
            Updated = clock.GetUtcNow(),
            Counts = work.Counts,
            Pages = work.Pages,
            Rows = work.Rows,
            MissingRows = work.MissingRows,
            More = work.More,
            OutputsOmitted = work.Outputs.Omitted,
            FailedStep = work.Failed?.Step,
            Error = failure ?? work.Failed?.Error,
        };
    }

    /// <returns>False if storage did not accept it.</returns>
    private async Task<bool> TryWriteAsync(DryRunRecord record)
    {
        try
        {
            await store.WriteAsync(record, CancellationToken.None);
            return true;
        }
        catch (Exception e) when (StorageClients.IsStorageFailure(e))
        {
            // The caller that waits gets the result nevertheless.
            return false;
        }
    }
}

/// <summary>The place of a dry run.</summary>
public sealed class DryRunPlace : IDisposable
{
    private SemaphoreSlim? places;

    internal DryRunPlace(SemaphoreSlim places) => this.places = places;

    /// <summary>Moves the place to a new owner.</summary>
    internal DryRunPlace Take() => new(Interlocked.Exchange(ref places, null) ?? throw new InvalidOperationException("The place was released."));

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref places, null)?.Release();
}
