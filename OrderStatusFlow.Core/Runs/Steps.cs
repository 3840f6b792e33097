namespace OrderStatusFlow.Runs;

/// <summary>What both kinds of run do around their steps.</summary>
internal static class Steps
{
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30)];
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    /// <summary>Does a step, and again after trouble that passes: three more times, or when the other side asked us to come back.</summary>
    public static async Task<TOut> TryAsync<TIn, TOut>(IRunContext context, Activity<TIn, TOut> activity, string key, TIn input)
        where TOut : StepOutput
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await context.CallAsync(activity, attempt == 0 ? key : $"{key}-again-{attempt}", input);
            if (answer.Failure is not { Retryable: true } failure || attempt == Waits.Length)
                return answer;
            var wait = failure.RetryAfter ?? Waits[attempt];
            await context.DelayAsync($"{key}-wait-{attempt + 1}", wait > LongestWait ? LongestWait : wait);
        }
    }

    public static async Task<RunTotals> CloseAsync(IRunContext context, CloseRunInput close)
    {
        await context.CallAsync(Activities.CloseRun, "close", close);
        return close.Totals;
    }
}
