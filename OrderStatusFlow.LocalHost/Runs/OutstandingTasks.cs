namespace OrderStatusFlow.LocalHost.Runs;

/// <summary>Counts the unfinished tasks of a run in this process. The run's lease is held until there are none, so that a failed run has stopped
/// before it is restarted.</summary>
internal sealed class OutstandingTasks
{
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Starts at one for the orchestration, which WhenAllAsync subtracts.
    private int running = 1;

    /// <summary>Adds a task, which is removed when it ends.</summary>
    public Task<T> Add<T>(Task<T> task)
    {
        if (task.IsCompleted)
            return task;
        Interlocked.Increment(ref running);
        task.ContinueWith(
            static (_, all) =>
                ((OutstandingTasks)all!).Ended(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return task;
    }

    /// <summary>Waits until all tasks have ended, including those that are added meanwhile. Call it once, when the orchestration has ended.</summary>
    public Task WhenAllAsync()
    {
        Ended();
        return ended.Task;
    }

    private void Ended()
    {
        if (Interlocked.Decrement(ref running) == 0)
            ended.TrySetResult();
    }
}
