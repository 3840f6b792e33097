using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>What both kinds of run do around their steps.</summary>
internal static class StepRunner
{
    /// <summary>The longest that a run waits when the other side asks it to; a run that would have to wait longer fails instead of asking too early.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    /// <summary>Does a step, and again after trouble that passes: three more times, each after a longer wait, or when the other side asked us to come back.</summary>
    public static async Task<TOut> TryAsync<TIn, TOut>(IRunContext context, RunStart start, Activity<TIn, TOut> activity, string key, TIn input)
        where TOut : StepOutput
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await context.CallAsync(activity, attempt == 0 ? key : $"{key}-again-{attempt}", input);
            answer = (TOut)((StepOutput)answer with { Retries = attempt });
            if (answer.Failure is not { Retryable: true } failure)
                return answer;
            if (attempt == Waits.Length)
                return Failed(answer, $"Given up after {attempt + 1} attempts.");
            if (failure.RetryAfter > MaxWait)
                return Failed(answer, $"It asks to be left alone for {failure.RetryAfter:c}, which is longer than a run waits ({MaxWait:c}).");
            await context.DelayAsync($"{key}-wait-{attempt + 1}", Wait(failure.RetryAfter, attempt, $"{start.Run}/{key}"));
        }
    }

    public static async Task<RunTotals> CloseAsync(IRunContext context, CloseRunInput close)
    {
        await context.CallAsync(CloseStep.Activity, "close", close);
        return close.Totals;
    }

    /// <summary>What was asked for, and up to a tenth more; else the step's own wait, a quarter less to a quarter more. Runs that failed together come back apart, and no time asked for is none.</summary>
    internal static TimeSpan Wait(TimeSpan? asked, int attempt, string who)
    {
        // An orchestration draws no random numbers: who waits is what makes the difference.
        var share = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{who}/{attempt}"))) / (double)uint.MaxValue;
        return asked is { } time && time > TimeSpan.Zero ? time * (1 + (share / 10)) : Waits[attempt] * (0.75 + (share / 2));
    }

    private static TOut Failed<TOut>(TOut answer, string why)
        where TOut : StepOutput =>
        (TOut)((StepOutput)answer with { Failure = answer.Failure! with { Message = $"{answer.Failure.Message} {why}" } });
}
