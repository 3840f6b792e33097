using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace OrderStatusFlow.Core.Storage;

/// <summary>Retries storage requests for minutes in a run, and for a few seconds where a caller waits for a response.</summary>
/// <remarks>
/// In a run: up to six attempts with exponential back-off, each up to 100 seconds. Within <see cref="CallerWaits"/> a storage
/// request fails within the given time, whether storage refuses connections, returns errors or does not respond.
/// </remarks>
/// <param name="maxWait">The longest time of a request within <see cref="CallerWaits"/>, at least three seconds.</param>
internal sealed class StorageRetryPolicy(TimeSpan maxWait)
    : RetryPolicy(maxRetries: 5, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromSeconds(0.8), TimeSpan.FromMinutes(1)))
{
    private const string Key = "OrderStatusFlow.CallerWaits";
    private static readonly TimeSpan RetriesWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MinTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly Dictionary<string, object?> Properties = new() { [Key] = true };

    /// <summary>Makes storage requests of this async flow fail within seconds, until it is disposed.</summary>
    public static IDisposable CallerWaits() => HttpPipeline.CreateHttpMessagePropertiesScope(Properties);

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            base.Process(message, pipeline);
        }
        catch (OperationCanceledException e) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw TimedOut(message, e);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await base.ProcessAsync(message, pipeline);
        }
        catch (OperationCanceledException e) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw TimedOut(message, e);
        }
    }

    protected override void OnSendingRequest(HttpMessage message)
    {
        if (!Waits(message))
            return;
        // The delay before an attempt may be longer than the rest of the time. The attempt then fails at once.
        var rest = maxWait - Elapsed(message);
        message.NetworkTimeout = rest > MinTimeout ? rest : MinTimeout;
    }

    protected override ValueTask OnSendingRequestAsync(HttpMessage message)
    {
        OnSendingRequest(message);
        return ValueTask.CompletedTask;
    }

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) =>
        MayRetry(message) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        MayRetry(message) ? base.ShouldRetryAsync(message, exception) : ValueTask.FromResult(false);

    private static bool MayRetry(HttpMessage message) => !Waits(message) || Elapsed(message) < RetriesWithin;

    private static bool Waits(HttpMessage message) => message.TryGetProperty(Key, out _);

    private static TimeSpan Elapsed(HttpMessage message) => TimeProvider.System.GetUtcNow() - message.ProcessingContext.StartTime;

    private static RequestFailedException TimedOut(HttpMessage message, OperationCanceledException e) =>
        new(0, $"Storage at {message.Request.Uri.Host} did not respond in time.", "RequestTimedOut", e);
}
