namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Held by a thread while it creates a file of the cache, so that processes that start at the same time create the file once.</summary>
/// <remarks>Only saves time: a process that cannot have the lock creates the file too. Disposed by the thread that took it.</remarks>
internal sealed class CreationLock : IDisposable
{
    // Longer than a compilation takes on a busy machine.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(5);
    private readonly Mutex mutex;

    private CreationLock(Mutex mutex) => this.mutex = mutex;

    /// <summary>Waits until no other thread or process of this user holds the lock of this name.</summary>
    /// <returns>Null if the system has no such locks, or if the wait takes too long.</returns>
    public static CreationLock? TryTake(string name)
    {
        Mutex? mutex = null;
        try
        {
            mutex = new Mutex(name, new NamedWaitHandleOptions { CurrentSessionOnly = false });
            if (Wait(mutex))
                return new CreationLock(mutex);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or WaitHandleCannotBeOpenedException or PlatformNotSupportedException)
        {
            // A system without a writable folder for locks, for example.
        }

        mutex?.Dispose();
        return null;
    }

    public void Dispose()
    {
        mutex.ReleaseMutex();
        mutex.Dispose();
    }

    private static bool Wait(Mutex mutex)
    {
        try
        {
            return mutex.WaitOne(MaxWait);
        }
        catch (AbandonedMutexException)
        {
            return true; // Its holder was killed.
        }
    }
}
