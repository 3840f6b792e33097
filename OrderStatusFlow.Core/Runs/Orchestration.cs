namespace OrderStatusFlow.Core.Runs;

/// <summary>A deterministic piece of a run, named so that histories can tell of it.</summary>
/// <param name="Name">Stable over releases.</param>
/// <param name="Run">Awaits nothing but its context.</param>
public sealed record Orchestration<TIn, TOut>(string Name, Func<IRunContext, TIn, Task<TOut>> Run);
