namespace OrderStatusFlow.Tests;

/// <summary>Holds callers back until a number of them have arrived. Those that arrive later do not wait.</summary>
internal sealed class Gathering(int count)
{
    private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int arrived;

    public Task ArriveAsync()
    {
        if (Interlocked.Increment(ref arrived) == count)
            all.SetResult();
        return all.Task.WaitAsync(TestWait.Longest);
    }
}
