using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Batches;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>An inbound run: login; read, transform and write page by page; close.</summary>
public static class InboundRun
{
    /// <summary>The orchestration.</summary>
    public static Orchestration<RunStart, RunTotals> Orchestration { get; } = new("InboundRun", RunAsync);

    private static async Task<RunTotals> RunAsync(IRunContext context, RunStart start)
    {
        if (context.Continuation is { } continuation)
            return await PagesAsync(context, start, continuation);
        var close = new CloseRunInput { Start = start };
        var login = await StepRunner.TryAsync(context, start, LoginStep.Activity, "login", start);
        close = close with { Retries = login.Retries, Times = close.Times.Login(login) };
        return login.Failure is null
            ? await PagesAsync(context, start, new RunContinuation { Close = close, Next = new ReadPageInput { Start = start, Page = 1 } })
            : await StepRunner.CloseAsync(context, close with { FailedStep = "login", Failure = login.Failure });
    }

    // While a page is written, the next page is read and transformed. A run holds two pages at a time.
    private static async Task<RunTotals> PagesAsync(IRunContext context, RunStart start, RunContinuation from)
    {
        var writer = new BatchScheduler(context, start);
        var writing = from.Left is null ? Task.FromResult<TransformOutput?>(null) : writer.WriteAsync(from.Left);
        var (close, asked, ahead) = (from.Close, from.Asked, from.Ahead);
        for (var read = from.Next; ; ahead = null)
        {
            if (ahead is null && read is not null)
                ahead = await ReadAsync(read);
            var left = await writing;
            // After the last page, only the close remains.
            if (left is not null || (ahead is not null && context.IsHistoryLong))
                return await writer.ContinueAsync(new RunContinuation { Close = close, Left = left, Next = read, Ahead = ahead, Asked = asked });
            if (ahead is null)
                return await CloseAsync(close);

            var (page, transformed) = ahead;
            close = close with
            {
                Pages = read!.Page,
                Retries = close.Retries + page.Retries,
                Times = close.Times.Read(page, read.Page).Transform(transformed, read.Page, page.Items),
                Seen = page.Failure is null ? close.Seen.Plus(page, transformed) : close.Seen,
            };
            if ((page.Failure ?? transformed.Failure) is { } failure)
                return await CloseAsync(close with { FailedStep = page.Failure is null ? transformed.FailedStep : "read", Failure = failure });

            close = close with { Rows = close.Rows + transformed.Rows };
            writing = writer.WriteAsync(transformed);
            read = page.Next is null ? null : read with { Page = read.Page + 1, Cursor = page.Next };
        }

        async Task<PageAhead> ReadAsync(ReadPageInput read)
        {
            var page = await StepRunner.TryAsync(context, start, ReadStep.Activity, $"read-{read.Page}", read);
            // The host's clock may be set back, but a later page is never older.
            asked = page.Asked > asked ? page.Asked : asked;
            var transform = new TransformInput { Start = start, Page = read.Page, FirstRow = close.Rows + 1, Read = asked };
            return new PageAhead(page, page.Failure is null && (page.Items > 0 || page.RunOnEmpty)
                ? await context.CallAsync(TransformStep.Activity, $"transform-{read.Page}", transform)
                : new TransformOutput());
        }

        async Task<RunTotals> CloseAsync(CloseRunInput end)
        {
            var totals = await writer.TotalsAsync();
            return await StepRunner.CloseAsync(context, end with { Totals = totals, Times = end.Times.Write(close.Rows, totals.Rows, writer.Closed) });
        }
    }
}
