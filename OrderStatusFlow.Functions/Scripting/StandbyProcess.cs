namespace OrderStatusFlow.Functions.Scripting;

/// <summary>Starts processes. After the first, it always keeps one ready, because a start takes a second or two of processor time.</summary>
internal sealed class StandbyProcess(IronPythonOptions options) : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private Task<Result<ChildProcess>>? spare;

    /// <summary>Returns an unused process, or the reason why it did not start.</summary>
    public async Task<Result<ChildProcess>> TakeAsync(long memoryBytes, CancellationToken cancellation)
    {
        var child = TakeReady(memoryBytes) ?? await ChildProcess.StartAsync(options, memoryBytes, cancellation);
        lock (gate)
        {
            if (child.Succeeded && spare is null && !closing.IsCancellationRequested)
                spare = ChildProcess.StartAsync(options, memoryBytes, closing.Token);
        }

        return child;
    }

    public void Dispose()
    {
        lock (gate)
        {
            closing.Cancel();
            _ = spare?.ContinueWith(static started =>
                started.Result.Value?.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    private Result<ChildProcess>? TakeReady(long memoryBytes)
    {
        lock (gate)
        {
            if (spare is not { IsCompleted: true } ended)
                return null;
            var ready = ended.IsCompletedSuccessfully && ended.Result is { Succeeded: true, Value.HasEnded: false };
            if (ready && ended.Result.Value!.MemoryBytes != memoryBytes)
                return null; // it waits for a script with its memory limit
            spare = null;
            return ready ? ended.Result : default(Result<ChildProcess>?);
        }
    }
}
