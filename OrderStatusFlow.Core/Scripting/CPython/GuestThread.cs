using System.Collections.Concurrent;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A thread with a stack deep enough for a guest; scripts run for minutes, which the thread pool must not feel.</summary>
internal sealed class GuestThread : IDisposable
{
    private const int StackBytes = 8 << 20;
    private readonly BlockingCollection<Action> work = [];

    public GuestThread()
    {
        var thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = "script" };
        thread.Start();
    }

    public Task<T> RunAsync<T>(Func<T> function)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                done.SetResult(function());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    /// <summary>Lets the thread end after what it has to do.</summary>
    public void Dispose() => work.CompleteAdding();

    private void Loop()
    {
        foreach (var action in work.GetConsumingEnumerable())
            action();
        work.Dispose();
    }
}
