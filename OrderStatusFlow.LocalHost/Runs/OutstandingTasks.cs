using System.Collections.Concurrent;

namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>The unfinished tasks of a run in this process. The run's lease is held until there are none, so that a failed run has stopped before it is
/// restarted.</summary>
internal sealed class OutstandingTasks
{
    private readonly ConcurrentDictionary<Task, bool> tasks = new();

    /// <summary>Adds a task, which is removed when it ends.</summary>
    public Task<T> Add<T>(Task<T> task)
    {
        if (task.IsCompleted)
            return task;
        tasks.TryAdd(task, true);
        task.ContinueWith(static (ended, all) => ((ConcurrentDictionary<Task, bool>)all!).TryRemove(ended, out _), tasks, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    /// <summary>Waits until all tasks have ended, including those that are added meanwhile. Exceptions are ignored.</summary>
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
