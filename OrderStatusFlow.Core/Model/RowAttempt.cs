namespace OrderStatusFlow.Core.Model;

/// <summary>One request that wrote, or tried to write, an order.</summary>
/// <param name="At">When it began.</param>
/// <param name="DurationMs">The duration in milliseconds.</param>
/// <param name="HttpStatus">The status of Omnitron's response; null without a response.</param>
/// <param name="WaitedMs">The wait since the previous attempt, in milliseconds; 0 for the first one.</param>
/// <param name="Code">The error code, such as <c>omnitron.unavailable</c>; null if it succeeded.</param>
/// <param name="Cause">The reason as a sentence; null if it succeeded.</param>
public sealed record RowAttempt(DateTimeOffset At, double DurationMs, int? HttpStatus, double WaitedMs, string? Code, string? Cause)
{
    // Up to this difference, the only attempt of a row is derived from the row.
    private const double Tolerance = 10;

    /// <summary>The attempts to store in a row's log line: the first and the last ones, or null if they can be derived from the row.</summary>
    internal static IReadOnlyList<RowAttempt>? ToStore(IReadOnlyList<RowAttempt> all, double rowMs) => all switch
    {
        [] => null,
        [var only] when rowMs - only.DurationMs <= Tolerance => null,
        { Count: > TextLimits.MaxLoggedAttempts } => [all[0], .. all.Skip(all.Count - TextLimits.MaxLoggedAttempts + 1)],
        _ => all,
    };
}
