using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Closes a run: moves the flow's watermark, completes the run's log, and reports the end.</summary>
public sealed class CloseStep(
    FlowStore flows, RunLog runs, FlowHandover handover, RunEndReporter reporter, ExceptionBoundary boundary, TimeProvider clock)
    : IStep<CloseRunInput, Unit>
{
    /// <summary>The activity.</summary>
    public static Activity<CloseRunInput, Unit> Activity { get; } =
        new("CloseRun", services => services.GetRequiredService<CloseStep>());

    /// <inheritdoc/>
    public async Task<Unit> RunAsync(CloseRunInput input, CancellationToken cancellation)
    {
        var ended = await RunSpans.StepAsync("close", input.Start, null, () => boundary.StepAsync(
            input.Start,
            () => "close",
            () => CloseAsync(input, cancellation),
            failure => CloseAsync(input with { FailedStep = "close", Failure = failure }, cancellation),
            cancellation));
        reporter.Report(input.Start, ended);
        return Unit.Value;
    }

    private async Task<RunRecord> CloseAsync(CloseRunInput input, CancellationToken cancellation)
    {
        var record = await runs.FindAsync(input.Start.Id, cancellation)
            ?? throw new InvalidDataException($"The log of run {input.Start.Run} is missing from table 'runs'.");
        var flow = await ReadableFlowAsync(input.Start, cancellation);
        // After a failed attempt the run ends without the watermark if need be. The flow's next run reports the same failure.
        await (input.FailedStep != "close"
            ? HandOverAsync()
            : boundary.StepAsync(input.Start, () => "close", HandOverAsync, _ => Task.FromResult(Unit.Value), cancellation));
        var ended = RunCompletion.Close(record, input, flow?.Definition, clock.GetUtcNow());
        await reporter.RecordAsync(input.Start, ended, cancellation);
        // A failure here does not stop the run: its error is only missing from the groups and alarms.
        await boundary.StepAsync(input.Start, () => "close", async () =>
        {
            await reporter.NotifyAsync(input.Start, flow, ended, input.FailedStep, cancellation);
            return Unit.Value;
        }, _ => Task.FromResult(Unit.Value), cancellation);
        // Before the log is completed, because a run whose log is complete is not closed again.
        // A re-run reads nothing new from the ERP, so it triggers no other flow.
        if (input.Start.Rerun is null)
            await handover.FinishedAsync(input.Start.Id, cancellation);
        await runs.UpdateAsync(ended, cancellation);
        return ended;

        async Task<Unit> HandOverAsync()
        {
            if (record.Direction == Direction.Inbound)
                await handover.MoveWatermarkAsync(input, flow, cancellation);
            await handover.EndOverlapAsync(input.Start, cancellation);
            return Unit.Value;
        }
    }

    // A run must be closed even if its flow can no longer be read.
    private async Task<FlowVersion?> ReadableFlowAsync(RunStart start, CancellationToken cancellation)
    {
        try
        {
            return await flows.GetAsync(start.Flow, start.Version, cancellation);
        }
        catch (UnreadableFlowException)
        {
            return null;
        }
    }
}
