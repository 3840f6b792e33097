using Microsoft.Extensions.Hosting;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Delays the stop of this process until its activities have ended, so that each row that was sent is logged.</summary>
/// <remarks>
/// The Functions host, or a signal to this process, cancels the activities. They start nothing more and end early; Durable Functions delivers them again.
/// The service is registered after the worker, so it is stopped before the worker's connection to the Functions host.
/// </remarks>
internal sealed class ActivityDrain(IHostApplicationLifetime lifetime) : IHostedService
{
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Starts at one for the process itself, which StopAsync subtracts.
    private int running = 1;

    /// <summary>Runs one activity.</summary>
    /// <param name="activity">The activity. Its token is cancelled when it must start nothing more.</param>
    /// <param name="cancellation">The token of the function's call.</param>
    /// <exception cref="OperationCanceledException">The host stopped before the activity was done.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> activity, CancellationToken cancellation)
    {
        Interlocked.Increment(ref running);
        try
        {
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
            stopping.Token.ThrowIfCancellationRequested();
            return await activity(stopping.Token);
        }
        finally
        {
            Ended();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for the running activities, up to the host's shutdown timeout.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Ended();
        await drained.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Ended()
    {
        if (Interlocked.Decrement(ref running) == 0)
            drained.TrySetResult();
    }
}
