using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>An outbound run. Its only page is the body that the ERP posted.</summary>
public static class OutboundRun
{
    /// <summary>The orchestration.</summary>
    public static Orchestration<RunStart, RunTotals> Orchestration { get; } = new("OutboundRun", RunAsync);

    private static async Task<RunTotals> RunAsync(IRunContext context, RunStart start)
    {
        if (context.Continuation is { Left: { } left } continuation)
            return await WriteAsync(context, start, continuation.Close, left);
        var close = new CloseRunInput { Start = start, Pages = 1 };
        var login = await StepRunner.TryAsync(context, start, LoginStep.Activity, "login", start);
        close = close with { Retries = login.Retries, Times = close.Times.Login(login) };
        if (login.Failure is not null)
            return await StepRunner.CloseAsync(context, close with { FailedStep = "login", Failure = login.Failure });
        var transformed = await context.CallAsync(TransformStep.Activity, "transform-1", new TransformInput { Start = start, Page = 1, FirstRow = 1 });
        close = close with { Times = close.Times.Transform(transformed, 1, null) };
        return transformed.Failure is { } failure
            ? await StepRunner.CloseAsync(context, close with { FailedStep = transformed.FailedStep, Failure = failure })
            : await WriteAsync(context, start, close with { Rows = transformed.Rows }, transformed);
    }

    private static async Task<RunTotals> WriteAsync(IRunContext context, RunStart start, CloseRunInput close, TransformOutput page)
    {
        var writer = new BatchScheduler(context, start);
        if (await writer.WriteAsync(page) is { } left)
            return await writer.ContinueAsync(new RunContinuation { Close = close, Left = left });
        var totals = await writer.TotalsAsync();
        return await StepRunner.CloseAsync(context, close with { Totals = totals, Times = close.Times.Write(close.Rows, totals.Rows, writer.Closed) });
    }
}
