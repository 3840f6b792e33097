using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Updates the totals in the log of a run that continues.</summary>
public sealed class ProgressStep(RunLog runs) : IStep<ProgressInput, Unit>
{
    /// <summary>The activity.</summary>
    public static Activity<ProgressInput, Unit> Activity { get; } =
        new("Progress", services => services.GetRequiredService<ProgressStep>());

    /// <inheritdoc/>
    public async Task<Unit> RunAsync(ProgressInput input, CancellationToken cancellation)
    {
        await runs.ProgressAsync(input.Start.Id, input.Totals, cancellation);
        return Unit.Value;
    }
}
