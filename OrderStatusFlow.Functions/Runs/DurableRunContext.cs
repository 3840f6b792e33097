using Microsoft.DurableTask;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>The durable context of Durable Functions. Activities and children are called by name; the instance id of a child is the run's id and its
/// key.</summary>
/// <param name="context">The context of the instance.</param>
/// <param name="run">The input of a run's orchestration; null in a child, whose history is short.</param>
internal sealed class DurableRunContext(TaskOrchestrationContext context, RunInput? run = null) : IRunContext
{
    // A call is at most four events: it is scheduled and completed, and its result wakes the orchestration, which begins and ends. A history is
    // read each time, so it is kept far below the 5,000 events that are still practical.
    private const int MaxCalls = 500;

    // A part is run in this history only while that is short, because it is read each time that a call of the part ends.
    private const int MaxCallsBeforePart = 100;

    private readonly List<Task> begun = [];
    private Task? woken;
    private int calls;

    public bool InOneProcess => false;

    public RunContinuation? Continuation => run?.Continuation;

    public bool IsHistoryLong => run is { MayContinue: true } && calls >= MaxCalls;

    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input)
    {
        calls++;
        if (input is ProgressInput progress)
            context.SetCustomStatus(progress.Totals);
        return Begun(context.CallActivityAsync<TOut>(activity.Name, input, DurableRetry.Options(() => calls++)));
    }

    public Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input)
    {
        calls++;
        return Begun(context.CallSubOrchestratorAsync<TOut>(
            child.Name, input, new SubOrchestrationOptions(retry: null, instanceId: $"{context.InstanceId}.{key}")));
    }

    public Task<TOut> RunPartAsync<TIn, TOut>(Orchestration<TIn, TOut> part, string key, TIn input) =>
        calls < MaxCallsBeforePart ? part.Run(new PartContext(this, key), input) : RunChildAsync(part, key, input);

    public void Continue(RunContinuation continuation) => context.ContinueAsNew(run! with { Continuation = continuation });

    /// <summary>Waits until all calls and children have ended, and those that begin meanwhile. Their failures are ignored, because the orchestration
    /// has failed already.</summary>
    public async Task EndAsync()
    {
        for (var ended = 0; ended < begun.Count;)
        {
            ended = begun.Count;
            // WhenAny does not throw what failed.
            await Task.WhenAny(Task.WhenAll(begun));
            // A batch that ends is closed, and the next one begins. After a timer, these calls are in the list.
            await context.CreateTimer(context.CurrentUtcDateTime, CancellationToken.None);
        }
    }

    public async Task DelayAsync(string key, TimeSpan time)
    {
        calls++;
        // All delays share one wait for the event, because an abandoned wait would consume it.
        woken ??= context.WaitForExternalEvent<string>(DurableRunLauncher.WakeEvent);
        using var over = new CancellationTokenSource();
        await Task.WhenAny(context.CreateTimer(context.CurrentUtcDateTime + time, over.Token), woken);
        over.Cancel();
        // Every host must have noticed the cancellation, or the step would be retried once more.
        if (woken.IsCompleted)
            await context.CreateTimer(context.CurrentUtcDateTime + (CancellationMonitor.MaxStaleness * 2), CancellationToken.None);
    }

    private Task<TOut> Begun<TOut>(Task<TOut> task)
    {
        begun.Add(task);
        return task;
    }
}
