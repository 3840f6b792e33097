using System.Collections.Concurrent;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>What a run has begun in this process and not ended. The run's lease is held until it is empty, so nothing of a failed run continues beside its restart.</summary>
internal sealed class OutstandingTasks
{
    private readonly ConcurrentDictionary<Task, bool> tasks = new();

    /// <summary>Adds a task, which leaves by itself when it ends.</summary>
    public Task<T> Add<T>(Task<T> task)
    {
        if (task.IsCompleted)
            return task;
        tasks.TryAdd(task, true);
        task.ContinueWith(static (ended, all) => ((ConcurrentDictionary<Task, bool>)all!).TryRemove(ended, out _), tasks, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    /// <summary>Waits until all have ended, also those that the others add meanwhile. How they ended is of no interest.</summary>
    public async Task WhenAllAsync()
    {
        while (!tasks.IsEmpty)
        {
            foreach (var task in tasks.Keys)
            {
                await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                tasks.TryRemove(task, out _);
            }
        }
    }
}
