namespace OrderStatusFlow.Core.Runs;

/// <summary>The one port to durability: an orchestration awaits nothing but these calls, so that a host can stop it anywhere and go on elsewhere.</summary>
/// <remarks>
/// Two hosts stand behind it: Durable Functions in Azure, a journal in Blob Storage in one local process. Orchestrations are deterministic: given the same
/// answers they make the same calls with the same keys. They run on one thread at a time, read no clock and draw no random numbers.
/// Keys are unique within an orchestration, and name a call to people who read a history.
/// </remarks>
public interface IRunContext
{
    /// <summary>True when one process does all activities of a run: its <see cref="FlowConcurrencyLimiter"/> alone then keeps the flow's window, and batches may overlap. Fixed for a host.</summary>
    bool InOneProcess { get; }

    /// <summary>Has an activity done at least once, and answers what it came to; a repeat after a crash gives the recorded answer.</summary>
    Task<TOut> CallAsync<TIn, TOut>(Activity<TIn, TOut> activity, string key, TIn input);

    /// <summary>Runs another orchestration with a history of its own.</summary>
    Task<TOut> RunChildAsync<TIn, TOut>(Orchestration<TIn, TOut> child, string key, TIn input);

    /// <summary>Waits durably: the end of the wait is fixed when it begins, and stays fixed over crashes. A run that is asked to end waits no longer.</summary>
    Task DelayAsync(string key, TimeSpan time);
}
