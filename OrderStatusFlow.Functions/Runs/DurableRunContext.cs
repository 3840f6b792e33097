using Microsoft.DurableTask;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Durability by Durable Functions: activities and children by name, children under the run's id and their key.</summary>
internal sealed class DurableRunContext(TaskOrchestrationContext context) : IRunContext
{
    private readonly List<Task> children = [];
    private Task? woken;

    public bool InOneProcess => false;

    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input)
    {
        if (input is ProgressInput progress)
            context.SetCustomStatus(progress.Totals);
        return context.CallActivityAsync<TOut>(activity.Name, input, DurableRetry.Options());
    }

    public Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input)
    {
        var task = context.CallSubOrchestratorAsync<TOut>(child.Name, input, new SubOrchestrationOptions(retry: null, instanceId: $"{context.InstanceId}.{key}"));
        children.Add(task);
        return task;
    }

    /// <summary>Waits until all children have ended, whichever way. An orchestration that fails does not await them.</summary>
    public async Task ChildrenAsync()
    {
        foreach (var child in children)
        {
            try
            {
                await child;
            }
            catch (TaskFailedException)
            {
                // The run's own failure is what counts.
            }
        }
    }

    public async Task DelayAsync(string key, TimeSpan time)
    {
        // One wait for the event serves all delays: an abandoned one would swallow it.
        woken ??= context.WaitForExternalEvent<string>(DurableRunLauncher.WakeEvent);
        using var over = new CancellationTokenSource();
        await Task.WhenAny(context.CreateTimer(context.CurrentUtcDateTime + time, over.Token), woken);
        over.Cancel();
        // Every host must have seen the wish, or the step that was waited for would be tried once more.
        if (woken.IsCompleted)
            await context.CreateTimer(context.CurrentUtcDateTime + (CancellationMonitor.MaxStaleness * 2), CancellationToken.None);
    }
}
