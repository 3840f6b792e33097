namespace OrderStatusFlow.Core.Runs;

/// <summary>The durable context of an orchestration. An orchestration awaits only these calls, so that a host can stop it at any call and
/// continue it elsewhere.</summary>
/// <remarks>
/// There are two implementations: Durable Functions in Azure, and a journal in Blob Storage in a local process. Orchestrations are
/// deterministic: with the same results they make the same calls with the same keys. They run on one thread at a time, and use no clock and
/// no random numbers. Keys are unique within an orchestration, and identify a call to people who read a history.
/// </remarks>
public interface IRunContext
{
    /// <summary>True if one process runs all activities of a run. Its <see cref="FlowConcurrencyLimiter"/> then enforces the flow's
    /// <c>maxParallel</c>, and batches may overlap. The value is fixed for a host.</summary>
    bool InOneProcess { get; }

    /// <summary>Runs an activity at least once and returns its result. After a crash, a repeated call returns the recorded result.</summary>
    Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input);

    /// <summary>Runs another orchestration with a history of its own.</summary>
    Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input);

    /// <summary>Waits durably. The end of the wait is fixed at its start, and crashes do not change it. A cancellation of the run ends the
    /// wait.</summary>
    Task DelayAsync(string key, TimeSpan time);
}
