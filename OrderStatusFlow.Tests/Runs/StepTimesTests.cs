using System.Text.Json;
using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Tests.Runs;

/// <summary>The times of steps come from the results of activities, so that a replay computes the same.</summary>
public sealed class StepTimesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly Failure Busy = new("erp.read", "busy") { Retryable = true };

    [Fact]
    public void A_run_knows_when_each_step_ran_and_each_attempt()
    {
        var steps = Steps(pages: 3, failures: page => page == 2 ? 2 : 0);

        steps.Select(step => step.Step).ShouldBe(["login", "read", "script", "mapping", "write"]);
        var read = steps[1];
        (read.Page, read.RowsIn, read.RowsOut, read.DurationMs).ShouldBe((3, null, 30, 5_000.0));
        read.Attempts.Select(attempt => (attempt.Page, attempt.Code)).ShouldBe([(1, null), (2, "erp.read"), (2, "erp.read"), (2, null), (3, null)]);
        read.Attempts[2].WaitedMs.ShouldBeGreaterThanOrEqualTo(1_000);
        (read.Started, read.Finished).ShouldBe((read.Attempts[0].At, read.Attempts[^1].At.AddSeconds(1)));
        (steps[2].RowsIn, steps[2].DurationMs, steps[3].DurationMs, steps[3].RowsOut).ShouldBe((30, 750.0, 2_250.0, 30));
        steps[2].Started.ShouldBe(steps[3].Started!.Value.AddMilliseconds(-250));
        (steps[4].RowsIn, steps[4].RowsOut).ShouldBe((30, 30));
        steps.ShouldAllBe(step => step.Started < step.Finished);
    }

    [Fact]
    public void Failed_attempts_stay_listed_when_there_are_many_pages()
    {
        var attempts = Steps(pages: 40, failures: page => page == 3 ? 1 : 0)[1].Attempts;

        attempts.Count.ShouldBe(StepAttempt.MaxListed);
        attempts.Count(attempt => attempt.Code is not null).ShouldBe(1);
        attempts[^1].Page.ShouldBe(40);
    }

    [Fact]
    public void Results_of_an_earlier_release_have_no_times()
    {
        CloseRunInput? close = null;
        var context = new ReplayContext((key, input) =>
        {
            close = input as CloseRunInput;
            return Stories.Answer("inbound", key, input);
        }, new Random(1), new HashSet<string>());
        context.Run(InboundRun.Orchestration, Stories.Start);

        var old = JsonSerializer.Deserialize<CloseRunInput>(JsonSerializer.Serialize(close, RunJson.Options).Replace("\"times\"", "\"other\"", StringComparison.Ordinal), RunJson.Options)!;
        old.Times.Steps.ShouldBeEmpty();
        Record(old).Steps.ShouldAllBe(step => step.Started == null && step.Attempts.Count == 0);
    }

    [Theory]
    [InlineData(0, 0, 0, "The ERP returned no items changed after 2026-01-01. The request was GET https://erp/orders.")]
    [InlineData(7, 0, 0, "The ERP returned 7 items, from which script and mapping made no orders.")]
    [InlineData(1, 0, 0, "The ERP returned 1 item, from which script and mapping made no orders.")]
    [InlineData(3, 3, 0, "All orders are unchanged since they were last written.")]
    [InlineData(3, 1, 2, "Orders that are unchanged since they were last written: 1. Orders with a newer state that was already written: 2.")]
    [InlineData(3, 2, 0, null)]
    public void A_run_that_sent_nothing_says_why(int items, int unchanged, int stale, string? reason)
    {
        var rows = items == 3 ? 3 : 0;
        Record(new CloseRunInput
        {
            Start = Stories.Start with { Parameters = new Dictionary<string, string> { ["modified_date__gt"] = "2026-01-01" } },
            Totals = RunTotals.None with { Rows = rows, Unchanged = unchanged, Stale = stale, Updated = rows - unchanged - stale },
            Rows = rows,
            Seen = new ReadStatistics { Items = items, Request = items == 0 ? "GET https://erp/orders" : null },
        }).Reason.ShouldBe(reason);
    }

    private static IReadOnlyList<StepRecord> Steps(int pages, Func<int, int> failures)
    {
        var (now, failed) = (Noon, 0);
        CloseRunInput? close = null;
        new ReplayContext((_, input) => Answer(input), new Random(1), new HashSet<string>()).Run(InboundRun.Orchestration, Stories.Start);
        return Record(close!).Steps;

        object Answer(object input)
        {
            switch (input)
            {
                case RunStart:
                    return Timed(new StepOutput());
                case ReadPageInput read:
                    return failed < failures(read.Page) ? Failed() : Read(read.Page);
                case TransformInput transform:
                    return Timed(new TransformOutput { Rows = 10, ScriptMs = 250, Batches = [new BatchRef(transform.FirstRow, 10)] });
                case ProgressInput:
                    return new ProgressOutput { At = Tick() };
                case AcquireSlotsInput:
                    return new AcquireSlotsOutput { Places = 1 };
                case BatchInput:
                    return RunTotals.None with { Rows = 10, Updated = 10 };
                case CloseRunInput end:
                    close = end;
                    return Unit.Value;
                default:
                    return new WriteRowOutput();
            }
        }

        ReadPageOutput Failed()
        {
            failed++;
            return Timed(new ReadPageOutput { Failure = Busy });
        }

        ReadPageOutput Read(int page)
        {
            failed = 0;
            return Timed(new ReadPageOutput { Items = 10, Next = page < pages ? new PageCursor { Page = page + 1 } : null });
        }

        T Timed<T>(T output)
            where T : StepOutput => (T)((StepOutput)output with { Began = Tick(), Ended = Tick() });

        DateTimeOffset Tick() => now = now.AddSeconds(1);
    }

    private static RunRecord Record(CloseRunInput end)
    {
        var flow = new Core.Flows.FlowDefinition
        {
            Direction = Direction.Inbound,
            Omnitron = null!,
            Script = new Core.Flows.ScriptDefinition { Source = "" },
        };
        return RunCompletion.Close(RunRecord.Of(end.Start, Direction.Inbound), end, flow, Noon);
    }
}
