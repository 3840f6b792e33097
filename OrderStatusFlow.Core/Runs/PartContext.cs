namespace OrderStatusFlow.Core.Runs;

/// <summary>The context of an orchestration that runs in the history of another one.</summary>
/// <param name="whole">The context of the other one.</param>
/// <param name="prefix">The key of the part.</param>
public sealed class PartContext(IRunContext whole, string prefix) : IRunContext
{
    /// <inheritdoc/>
    public bool InOneProcess => whole.InOneProcess;

    /// <inheritdoc/>
    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input) => whole.CallAsync(activity, $"{prefix}/{key}", input);

    /// <inheritdoc/>
    public Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input) => whole.RunChildAsync(child, $"{prefix}/{key}", input);

    /// <inheritdoc/>
    public Task<TOut> RunPartAsync<TIn, TOut>(Orchestration<TIn, TOut> part, string key, TIn input) => whole.RunPartAsync(part, $"{prefix}/{key}", input);

    /// <inheritdoc/>
    public Task DelayAsync(string key, TimeSpan time) => whole.DelayAsync($"{prefix}/{key}", time);
}
