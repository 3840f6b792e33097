using Microsoft.Extensions.Hosting;

namespace OrderStatusFlow.Functions.Runs;

/// <summary>Keeps this process until its activities have ended: a row that was sent is logged before the process stops.</summary>
/// <remarks>
/// Activities are asked to stop by the Functions host, or by a signal to this process. They begin nothing more and end early; Durable Functions delivers them again.
/// Registered after the worker, it is stopped before the worker's connection to the Functions host.
/// </remarks>
internal sealed class ActivityDrain(IHostApplicationLifetime lifetime) : IHostedService
{
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // One for the process itself, which StopAsync takes away.
    private int running = 1;

    /// <summary>Runs one activity.</summary>
    /// <param name="activity">Its work; the token is cancelled when it must begin nothing more.</param>
    /// <param name="cancellation">The token of the function's call.</param>
    /// <exception cref="OperationCanceledException">The host stops, and the activity was not done.</exception>
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

    /// <summary>Waits for the activities that run, as long as the host's shutdown timeout allows.</summary>
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
