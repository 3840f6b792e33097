using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Omnitron;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Logs in to Omnitron, and to the ERP of an inbound flow. A re-run does not call the ERP.</summary>
public sealed class LoginStep(FlowStore flows, OmnitronClient omnitron, ErpReader erp, CancellationMonitor cancels, ExceptionBoundary boundary)
    : IStep<RunStart, StepOutput>
{
    /// <summary>The activity.</summary>
    public static Activity<RunStart, StepOutput> Activity { get; } = new("Login",
        services => new TimedStep<RunStart, StepOutput>(services.GetRequiredService<LoginStep>(), services.GetRequiredService<TimeProvider>()));

    /// <inheritdoc/>
    public Task<StepOutput> RunAsync(RunStart input, CancellationToken cancellation) =>
        RunSpans.StepAsync("login", input, null, () => LogInAsync(input, cancellation));

    private async Task<StepOutput> LogInAsync(RunStart start, CancellationToken cancellation)
    {
        if (await cancels.IsAskedAsync(start.Run))
            return new StepOutput { Failure = RunCompletion.Cancelled };
        var flow = await flows.GetAsync(start.Flow, start.Version, cancellation);
        return await boundary.StepAsync(start, () => "login", async () =>
        {
            var failure = await omnitron.LoginAsync(flow.Definition.Omnitron, cancellation);
            if (failure is null && start.Rerun is null && flow.Definition is { Direction: Direction.Inbound, Erp: { } system })
                failure = await erp.LoginAsync(system, start.Attributes(), cancellation);
            return new StepOutput { Failure = failure };
        }, failure => Task.FromResult(new StepOutput { Failure = failure }), cancellation);
    }
}
