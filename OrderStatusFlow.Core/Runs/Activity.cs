using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>A step that orchestrations call by name. Input and output are plain data: references, never payloads or secrets.</summary>
/// <param name="Name">The name in histories, which must not change between releases.</param>
/// <param name="Step">Returns the step from the host's services.</param>
/// <param name="KeepsOwnRecord">True if the step finds its earlier result by itself, so that the host need not record it.</param>
public sealed record Activity<TIn, TOut>(string Name, Func<IServiceProvider, IStep<TIn, TOut>> Step, bool KeepsOwnRecord = false);
