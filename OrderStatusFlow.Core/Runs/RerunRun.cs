using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>A re-run: login to Omnitron; read the stored input part by part, and write it; close.</summary>
public static class RerunRun
{
    /// <summary>The orchestration.</summary>
    public static Orchestration<RunStart, RunTotals> Orchestration { get; } = new("Rerun", RunAsync);

    // While a part is written, the next part is read.
    private static async Task<RunTotals> RunAsync(IRunContext context, RunStart start)
    {
        var close = new CloseRunInput { Start = start };
        var login = await StepRunner.TryAsync(context, start, LoginStep.Activity, "login", start);
        close = close with { Retries = login.Retries, Times = close.Times.Login(login) };
        if (login.Failure is not null)
            return await StepRunner.CloseAsync(context, close with { FailedStep = "login", Failure = login.Failure });

        var writer = new BatchScheduler(context, start);
        var writing = Task.CompletedTask;
        for (var part = 1; part <= start.Rerun!.Parts; part++)
        {
            var input = new ReadStoredInput { Start = start, Part = part, FirstRow = close.Rows + 1 };
            var read = await context.CallAsync(ReadStoredStep.Activity, $"stored-{part}", input);
            await writing;
            close = close with { Pages = part, Times = close.Times.Stored(read, part) };
            if (read.Failure is { } failure)
                return await CloseAsync(close with { FailedStep = read.FailedStep, Failure = failure });
            close = close with { Rows = close.Rows + read.Rows };
            writing = writer.WriteAsync(read);
        }

        await writing;
        return await CloseAsync(close);

        async Task<RunTotals> CloseAsync(CloseRunInput end)
        {
            var totals = await writer.TotalsAsync();
            return await StepRunner.CloseAsync(context, end with { Totals = totals, Times = end.Times.Write(end.Rows, totals.Rows, writer.Closed) });
        }
    }
}
