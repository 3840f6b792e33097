using System.Security.Cryptography;
using System.Text;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>Runs steps with retries, and closes runs.</summary>
internal static class StepRunner
{
    /// <summary>The maximum delay before a retry. If the other side requests a longer one, the run fails instead.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];

    /// <summary>Runs a step. Retries it three times after transient failures, with increasing delays or those that the other side
    /// requests.</summary>
    public static async Task<TOut> TryAsync<TIn, TOut>(IRunContext context, RunStart start, Activity<TIn, TOut> activity, string key, TIn input)
        where TOut : StepOutput
    {
        var attempts = new List<StepAttempt>();
        DateTimeOffset? before = null;
        for (var attempt = 0; ; attempt++)
        {
            var answer = await context.CallAsync(activity, attempt == 0 ? key : $"{key}-again-{attempt}", input);
            if (answer is { Began: { } began, Ended: { } ended })
            {
                attempts.Add(new StepAttempt(began, Milliseconds(ended - began), answer.Failure?.Code, Milliseconds(began - (before ?? began))));
                before = ended;
            }

            answer = (TOut)((StepOutput)answer with { Retries = attempt, Attempts = attempts });
            if (answer.Failure is not { Retryable: true } failure)
                return answer;
            if (attempt == Waits.Length)
                return Failed(answer, $"Gave up after {attempt + 1} attempts.");
            if (failure.RetryAfter > MaxWait)
                return Failed(answer, $"It requests a delay of {failure.RetryAfter:c}. A run waits at most {MaxWait:c}.");
            await context.DelayAsync($"{key}-wait-{attempt + 1}", Wait(failure.RetryAfter, attempt, $"{start.Run}/{key}"));
        }
    }

    public static async Task<RunTotals> CloseAsync(IRunContext context, CloseRunInput close)
    {
        await context.CallAsync(CloseStep.Activity, "close", close);
        return close.Totals;
    }

    /// <summary>Returns the requested delay plus up to 10 percent, or the default delay plus or minus up to 25 percent. The jitter spreads
    /// the retries of runs that failed together. A requested delay of zero counts as no request.</summary>
    internal static TimeSpan Wait(TimeSpan? asked, int attempt, string who)
    {
        // Orchestrations use no random numbers, so the jitter is computed from the name of the run and the step.
        var share = BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{who}/{attempt}"))) / (double)uint.MaxValue;
        return asked is { } time && time > TimeSpan.Zero ? time * (1 + (share / 10)) : Waits[attempt] * (0.75 + (share / 2));
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(Math.Max(0, time.TotalMilliseconds), 1);

    private static TOut Failed<TOut>(TOut answer, string why)
        where TOut : StepOutput =>
        (TOut)((StepOutput)answer with { Failure = answer.Failure! with { Message = $"{answer.Failure.Message} {why}" } });
}
