using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Runs.Slots;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Acquires a batch's slots of the flow, where many hosts share them.</summary>
public sealed class AcquireSlotsStep(FlowStore flows, DistributedFlowConcurrencyLimiter limiter, CancellationMonitor cancels)
    : IStep<AcquireSlotsInput, AcquireSlotsOutput>
{
    /// <summary>The activity.</summary>
    public static Activity<AcquireSlotsInput, AcquireSlotsOutput> Activity { get; } =
        new("TakePlaces", services => services.GetRequiredService<AcquireSlotsStep>());

    /// <inheritdoc/>
    public async Task<AcquireSlotsOutput> RunAsync(AcquireSlotsInput input, CancellationToken cancellation)
    {
        if (await cancels.IsAskedAsync(input.Start.Run))
            return new AcquireSlotsOutput { Cancelled = true };
        var flow = await flows.IncarnationAsync(input.Start.Flow, input.Start.Version, cancellation);
        var places = await limiter.TakeAsync(flow, input.Start.Id, input.Batch.Number, input.Wanted, input.MaxParallel, cancellation);
        return new AcquireSlotsOutput { Places = places };
    }
}
