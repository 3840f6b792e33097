namespace OrderStatusFlow.Scripting.CPython;

/// <summary>A thread with a stack that is large enough for an instance. Long scripts must not block the thread pool.</summary>
/// <remarks>It waits in a monitor, which does not spin. A spinning wait between two rows costs more processor time than a short
/// script.</remarks>
internal sealed class WasmThread : IDisposable
{
    private const int StackBytes = 8 << 20;
    private readonly Queue<Action> work = new();
    private bool ended;

    public WasmThread()
    {
        var thread = new Thread(Loop, StackBytes) { IsBackground = true, Name = "script" };
        // It serves many callers, so it must not capture the execution context of the first one.
        thread.UnsafeStart();
    }

    /// <summary>Runs a function on this thread.</summary>
    /// <param name="function">The function.</param>
    /// <param name="callerContinuesHere">True to continue the caller on this thread, which spares a switch of threads. The thread accepts
    /// work meanwhile, but does not start it before the caller awaits something else.</param>
    public Task<T> RunAsync<T>(Func<T> function, bool callerContinuesHere = false)
    {
        var done = new TaskCompletionSource<T>(
            callerContinuesHere ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        var caller = ExecutionContext.Capture();
        lock (work)
        {
            ObjectDisposedException.ThrowIf(ended, this);
            work.Enqueue(caller is null ? Do : () => ExecutionContext.Run(caller, static act => ((Action)act!)(), (Action)Do));
            Monitor.Pulse(work);
        }

        return done.Task;

        void Do()
        {
            try
            {
                done.SetResult(function());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        }
    }

    /// <summary>Ends the thread after its current work.</summary>
    public void Dispose()
    {
        lock (work)
        {
            ended = true;
            Monitor.Pulse(work);
        }
    }

    private void Loop()
    {
        StackRoom.Declare(StackBytes);
        while (Next() is { } action)
            action();
    }

    private Action? Next()
    {
        lock (work)
        {
            Action? action;
            while (!work.TryDequeue(out action) && !ended)
                Monitor.Wait(work);
            return action;
        }
    }
}
