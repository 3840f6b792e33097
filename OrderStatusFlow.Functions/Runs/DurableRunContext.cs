using Microsoft.DurableTask;
using OrderStatusFlow.Runs;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Durability by Durable Functions: activities and children by name, children under the run's id and their key.</summary>
internal sealed class DurableRunContext(TaskOrchestrationContext context) : IRunContext
{
    // Trouble of ERP and Omnitron comes as values; what is thrown is storage that does not answer, or a bug.
    private static readonly TaskOptions AfterTrouble = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 8, firstRetryInterval: TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(2)));

    private Task? woken;

    public bool InOneProcess => false;

    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input)
    {
        if (input is ProgressInput progress)
            context.SetCustomStatus(progress.Totals);
        return context.CallActivityAsync<TOut>(activity.Name, input, AfterTrouble);
    }

    public Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input) =>
        context.CallSubOrchestratorAsync<TOut>(child.Name, input, new SubOrchestrationOptions(retry: null, instanceId: $"{context.InstanceId}.{key}"));

    public async Task DelayAsync(string key, TimeSpan time)
    {
        // One wait for the event serves all delays: an abandoned one would swallow it.
        woken ??= context.WaitForExternalEvent<string>(DurableRunLauncher.WakeEvent);
        using var over = new CancellationTokenSource();
        await Task.WhenAny(context.CreateTimer(context.CurrentUtcDateTime + time, over.Token), woken);
        over.Cancel();
        // Every host must have seen the wish, or the step that was waited for would be tried once more.
        if (woken.IsCompleted)
            await context.CreateTimer(context.CurrentUtcDateTime + (CancelWatch.Late * 2), CancellationToken.None);
    }
}
