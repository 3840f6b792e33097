namespace OrderStatusFlow.Core.Runs;

/// <summary>A deterministic part of a run, which histories record by name.</summary>
/// <param name="Name">The name in histories, which must not change between releases.</param>
/// <param name="Run">The code. It awaits only calls of its context.</param>
public sealed record Orchestration<TIn, TOut>(string Name, Func<IRunContext, TIn, Task<TOut>> Run);
