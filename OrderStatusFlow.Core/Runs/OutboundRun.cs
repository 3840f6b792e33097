using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>An outbound run. Its only page is the body that the ERP posted.</summary>
public static class OutboundRun
{
    /// <summary>The orchestration.</summary>
    public static Orchestration<RunStart, RunTotals> Orchestration { get; } = new("OutboundRun", RunAsync);

    private static async Task<RunTotals> RunAsync(IRunContext context, RunStart start)
    {
        var close = new CloseRunInput { Start = start, Pages = 1 };
        var login = await StepRunner.TryAsync(context, start, LoginStep.Activity, "login", start);
        close = close with { Retries = login.Retries, Times = close.Times.Login(login) };
        if (login.Failure is not null)
            return await StepRunner.CloseAsync(context, close with { FailedStep = "login", Failure = login.Failure });
        var transformed = await context.CallAsync(TransformStep.Activity, "transform-1", new TransformInput { Start = start, Page = 1, FirstRow = 1 });
        close = close with { Times = close.Times.Transform(transformed, 1, null) };
        if (transformed.Failure is { } failure)
            return await StepRunner.CloseAsync(context, close with { FailedStep = transformed.FailedStep, Failure = failure });
        var writer = new BatchScheduler(context, start);
        await writer.WriteAsync(transformed);
        var totals = await writer.TotalsAsync();
        close = close with { Rows = transformed.Rows, Totals = totals, Times = close.Times.Write(transformed.Rows, totals.Rows, writer.Closed) };
        return await StepRunner.CloseAsync(context, close);
    }
}
