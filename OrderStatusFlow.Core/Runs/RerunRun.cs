using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>A re-run: login to Omnitron; read the stored input part by part, and write it; close.</summary>
public static class RerunRun
{
    /// <summary>The orchestration.</summary>
    public static Orchestration<RunStart, RunTotals> Orchestration { get; } = new("Rerun", RunAsync);

    private static async Task<RunTotals> RunAsync(IRunContext context, RunStart start)
    {
        if (context.Continuation is { } continuation)
            return await PartsAsync(context, start, continuation);
        var close = new CloseRunInput { Start = start };
        var login = await StepRunner.TryAsync(context, start, LoginStep.Activity, "login", start);
        close = close with { Retries = login.Retries, Times = close.Times.Login(login) };
        return login.Failure is null
            ? await PartsAsync(context, start, new RunContinuation { Close = close })
            : await StepRunner.CloseAsync(context, close with { FailedStep = "login", Failure = login.Failure });
    }

    // While a part is written, the next part is read. The number of the last part is that of the pages so far.
    private static async Task<RunTotals> PartsAsync(IRunContext context, RunStart start, RunContinuation from)
    {
        var writer = new BatchScheduler(context, start);
        var writing = from.Left is null ? Task.FromResult<TransformOutput?>(null) : writer.WriteAsync(from.Left);
        var close = from.Close;
        for (var ahead = from.Ahead?.Transformed; ; ahead = null)
        {
            var part = close.Pages + 1;
            if (ahead is null && part <= start.Rerun!.Parts)
            {
                var input = new ReadStoredInput { Start = start, Part = part, FirstRow = close.Rows + 1 };
                ahead = await context.CallAsync(ReadStoredStep.Activity, $"stored-{part}", input);
            }

            var left = await writing;
            // After the last part, only the close remains.
            if (left is not null || (ahead is not null && context.IsHistoryLong))
            {
                return await writer.ContinueAsync(
                    new RunContinuation { Close = close, Left = left, Ahead = ahead is null ? null : new PageAhead(new(), ahead) });
            }

            if (ahead is null)
                return await CloseAsync(close);

            close = close with { Pages = part, Times = close.Times.Stored(ahead, part) };
            if (ahead.Failure is { } failure)
                return await CloseAsync(close with { FailedStep = ahead.FailedStep, Failure = failure });
            close = close with { Rows = close.Rows + ahead.Rows };
            writing = writer.WriteAsync(ahead);
        }

        async Task<RunTotals> CloseAsync(CloseRunInput end)
        {
            var totals = await writer.TotalsAsync();
            return await StepRunner.CloseAsync(context, end with { Totals = totals, Times = end.Times.Write(end.Rows, totals.Rows, writer.Closed) });
        }
    }
}
