namespace OrderStatusFlow.Functions.Scripting;

/// <summary>Starts processes, and from the first one on always one ahead: it takes a second or two of processor time until one is ready.</summary>
internal sealed class StandbyProcess(IronPythonOptions options) : IDisposable
{
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private Task<Result<ChildProcess>>? spare;

    /// <summary>A process that has run nothing, or the failure to start one.</summary>
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
            _ = spare?.ContinueWith(static started => started.Result.Value?.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
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
                return null; // it waits for a script with its limit
            spare = null;
            return ready ? ended.Result : default(Result<ChildProcess>?);
        }
    }
}
