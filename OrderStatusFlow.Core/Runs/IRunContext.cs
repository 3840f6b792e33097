using OrderStatusFlow.Core.Runs.Slots;

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

    /// <summary>What the run reached in its earlier histories; null in its first history.</summary>
    RunContinuation? Continuation => null;

    /// <summary>True if the run should continue with a new history, because this one is long. Hosts without limits never request it.</summary>
    bool IsHistoryLong => false;

    /// <summary>Runs an activity at least once and returns its result. After a crash, a repeated call returns the recorded result.</summary>
    Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input);

    /// <summary>Runs another orchestration with a history of its own.</summary>
    Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input);

    /// <summary>Runs a short part of a run. A host may run it in this history if separate histories are expensive. The keys of the part then begin
    /// with its key and a slash.</summary>
    Task<TOut> RunPartAsync<TIn, TOut>(Orchestration<TIn, TOut> part, string key, TIn input);

    /// <summary>Waits durably. The end of the wait is fixed at its start, and crashes do not change it. A cancellation of the run ends the
    /// wait.</summary>
    Task DelayAsync(string key, TimeSpan time);

    /// <summary>Starts the run's orchestration again with a new history. No call may be outstanding, and the orchestration must return next.</summary>
    void Continue(RunContinuation continuation) => throw new NotSupportedException("The histories of this host have no limit.");
}
