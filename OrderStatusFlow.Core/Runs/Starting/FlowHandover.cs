using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Delivered;
using OrderStatusFlow.Core.Runs.Ordering;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Core.Runs.Starting;

/// <summary>Leaves the flow to its next run: the watermark, the orders' claims, and the end that other flows wait for.</summary>
public sealed class FlowHandover(
    FlowStore flows, DeliveredOrderStore delivered, RunOverlap overlap, OrderClaims claims, ScheduleStateStore schedules, TimeProvider clock)
{
    /// <summary>Moves the watermark if the run is complete, and stores which orders were delivered.</summary>
    /// <param name="run">How the run ended.</param>
    /// <param name="flow">The run's flow; null if it can no longer be read, and then the watermark stays.</param>
    /// <param name="cancellation">Cancels the call.</param>
    internal async Task MoveWatermarkAsync(CloseRunInput run, FlowVersion? flow, CancellationToken cancellation)
    {
        var moved = flow is null ? null : run.Watermark(flow.Definition.Erp!.ModifiedPath is not null);
        var to = moved is { } value ? new Watermark(value, run.Start.Run, clock.GetUtcNow()) : null;
        var incarnation = await flows.IncarnationAsync(run.Start.Flow, run.Start.Version, cancellation);
        await delivered.CloseAsync(incarnation, run, continues: flow is not null && run.IsWhole, to, cancellation);
    }

    /// <summary>Ends the run's overlap with other runs of its flow. The last of them deletes the orders' claims.</summary>
    internal async Task EndOverlapAsync(RunStart run, CancellationToken cancellation)
    {
        if (await overlap.EndAsync(run.Id))
            await claims.ClearAsync(run.Flow, cancellation);
    }

    /// <summary>Records the end of the run for the flows that it triggers.</summary>
    internal Task FinishedAsync(RunId run, CancellationToken cancellation) => schedules.FinishedAsync(run, cancellation);
}
