using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Updates the totals in the log of a run that continues.</summary>
public sealed class ProgressStep(RunLog runs, TimeProvider clock) : IStep<ProgressInput, ProgressOutput>
{
    /// <summary>The activity.</summary>
    public static Activity<ProgressInput, ProgressOutput> Activity { get; } =
        new("Progress", services => services.GetRequiredService<ProgressStep>());

    /// <inheritdoc/>
    public async Task<ProgressOutput> RunAsync(ProgressInput input, CancellationToken cancellation)
    {
        await runs.ProgressAsync(input.Start.Id, input.Totals, cancellation);
        return new ProgressOutput { At = clock.GetUtcNow() };
    }
}
