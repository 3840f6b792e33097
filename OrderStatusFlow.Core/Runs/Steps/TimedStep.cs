namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Adds the times of a step to its result. The result is recorded, so an orchestration reads the same times when it is replayed.</summary>
internal sealed class TimedStep<TIn, TOut>(IStep<TIn, TOut> step, TimeProvider clock) : IStep<TIn, TOut>
    where TOut : StepOutput
{
    /// <inheritdoc/>
    public async Task<TOut> RunAsync(TIn input, CancellationToken cancellation)
    {
        var began = clock.GetUtcNow();
        var output = await step.RunAsync(input, cancellation);
        return (TOut)((StepOutput)output with { Began = began, Ended = clock.GetUtcNow() });
    }
}
