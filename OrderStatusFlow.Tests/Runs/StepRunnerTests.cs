using System.Globalization;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Tests.Runs;

public sealed class StepRunnerTests
{
    private static readonly RunStart Start = new() { Run = "orders.20260329T120000123.abc", Version = 1, TriggeredBy = "test", Started = DateTimeOffset.UnixEpoch };

    [Fact]
    public void A_transient_failure_is_retried_four_times_with_growing_waits_and_counted()
    {
        var (close, waits) = Play(new Failure("erp.login", "busy.") { Retryable = true });

        close.Retries.ShouldBe(3);
        close.Failure!.Message.ShouldBe("busy. Gave up after 4 attempts.");
        waits.Count.ShouldBe(3);
        foreach (var (wait, usual) in waits.Zip([2.0, 10, 30]))
            wait.TotalSeconds.ShouldBeInRange(usual * 0.75, usual * 1.25);
    }

    [Fact]
    public void A_wait_that_was_asked_for_is_kept_to()
    {
        var (_, waits) = Play(new Failure("erp.login", "busy.") { Retryable = true, RetryAfter = TimeSpan.FromMinutes(10) });

        waits.ShouldAllBe(wait => wait >= TimeSpan.FromMinutes(10) && wait <= TimeSpan.FromMinutes(11));
    }

    [Fact]
    public void Who_may_come_back_at_once_still_waits_longer_and_longer()
    {
        var (_, waits) = Play(new Failure("erp.login", "busy.") { Retryable = true, RetryAfter = TimeSpan.Zero });

        waits.Zip([1.5, 7.5, 22.5]).ShouldAllBe(pair => pair.First.TotalSeconds >= pair.Second);
    }

    [Fact]
    public void A_wait_longer_than_a_run_waits_ends_it_instead_of_being_cut_short()
    {
        var (close, waits) = Play(new Failure("erp.login", "busy.") { Retryable = true, RetryAfter = TimeSpan.FromHours(1) });

        waits.ShouldBeEmpty();
        close.Failure!.Message.ShouldBe("busy. It requests a delay of 01:00:00. A run waits at most 00:15:00.");
    }

    [Fact]
    public void What_cannot_pass_is_not_tried_again()
    {
        var (close, waits) = Play(new Failure("erp.login", "no such user."));

        waits.ShouldBeEmpty();
        (close.Retries, close.Failure!.Message).ShouldBe((0, "no such user."));
    }

    [Fact]
    public void Runs_that_failed_together_come_back_apart() =>
        Enumerable.Range(1, 100).Select(run => StepRunner.Wait(null, 0, $"run {run}/login")).Distinct().Count().ShouldBeGreaterThan(90);

    private static (CloseRunInput Close, List<TimeSpan> Waits) Play(Failure failure)
    {
        CloseRunInput? close = null;
        var context = new ReplayContext(
            (_, input) =>
            {
                close = input as CloseRunInput;
                return close is null ? new StepOutput { Failure = failure } : Unit.Value;
            },
            new Random(1),
            new HashSet<string>());
        context.Run(InboundRun.Orchestration, Start);
        var waits = context.Asked.Where(call => call.Key.Contains("-wait-", StringComparison.Ordinal)).OrderBy(call => call.Key, StringComparer.Ordinal);
        return (close!, [.. waits.Select(call => TimeSpan.Parse(call.Value["delay ".Length..], CultureInfo.InvariantCulture))]);
    }
}
