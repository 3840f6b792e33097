using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>An inbound run: login; read, transform and write page by page; close.</summary>
public static class InboundRun
{
    /// <summary>The orchestration.</summary>
    public static Orchestration<RunStart, RunTotals> Orchestration { get; } = new("InboundRun", RunAsync);

    // While a page is written, the next page is read and transformed. A run holds two pages at a time.
    private static async Task<RunTotals> RunAsync(IRunContext context, RunStart start)
    {
        var close = new CloseRunInput { Start = start };
        var login = await StepRunner.TryAsync(context, start, LoginStep.Activity, "login", start);
        close = close with { Retries = login.Retries, Times = close.Times.Login(login) };
        if (login.Failure is not null)
            return await StepRunner.CloseAsync(context, close with { FailedStep = "login", Failure = login.Failure });

        var writer = new BatchScheduler(context, start);
        var writing = Task.CompletedTask;
        var read = new ReadPageInput { Start = start, Page = 1 };
        var rows = 0;
        var asked = DateTimeOffset.MinValue;
        while (true)
        {
            var page = await StepRunner.TryAsync(context, start, ReadStep.Activity, $"read-{read.Page}", read);
            // The host's clock may be set back, but a later page is never older.
            asked = page.Asked > asked ? page.Asked : asked;
            var transform = new TransformInput { Start = start, Page = read.Page, FirstRow = rows + 1, Read = asked };
            var transformed = page.Failure is null && (page.Items > 0 || page.RunOnEmpty)
                ? await context.CallAsync(TransformStep.Activity, $"transform-{read.Page}", transform)
                : new TransformOutput();
            await writing;
            close = close with
            {
                Pages = read.Page,
                Retries = close.Retries + page.Retries,
                Times = close.Times.Read(page, read.Page).Transform(transformed, read.Page, page.Items),
                Seen = page.Failure is null ? close.Seen.Plus(page, transformed) : close.Seen,
            };
            if ((page.Failure ?? transformed.Failure) is { } failure)
                return await CloseAsync(close with { FailedStep = page.Failure is null ? transformed.FailedStep : "read", Failure = failure });

            rows += transformed.Rows;
            close = close with { Rows = rows };
            writing = writer.WriteAsync(transformed);
            if (page.Next is null)
            {
                await writing;
                return await CloseAsync(close);
            }

            read = read with { Page = read.Page + 1, Cursor = page.Next };
        }

        async Task<RunTotals> CloseAsync(CloseRunInput end)
        {
            var totals = await writer.TotalsAsync();
            return await StepRunner.CloseAsync(context, end with { Totals = totals, Times = end.Times.Write(rows, totals.Rows, writer.Closed) });
        }
    }
}
