namespace OrderStatusFlow.Core.Runs;

/// <summary>The context of a part of a run, which has no history of its own.</summary>
/// <param name="run">The context of the run.</param>
/// <param name="partKey">The key of the part.</param>
public sealed class PartContext(IRunContext run, string partKey) : IRunContext
{
    /// <inheritdoc/>
    public bool InOneProcess => run.InOneProcess;

    /// <inheritdoc/>
    public Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input) => run.CallAsync(activity, $"{partKey}/{key}", input);

    /// <summary>Not supported: a part has no children.</summary>
    public Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input) =>
        throw new NotSupportedException("A part of a run has no children.");

    /// <summary>Not supported: a part has no parts.</summary>
    public Task<TOut> RunPartAsync<TIn, TOut>(Orchestration<TIn, TOut> part, string key, TIn input) =>
        throw new NotSupportedException("A part of a run has no parts.");

    /// <inheritdoc/>
    public Task DelayAsync(string key, TimeSpan time) => run.DelayAsync($"{partKey}/{key}", time);
}
