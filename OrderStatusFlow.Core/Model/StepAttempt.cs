namespace OrderStatusFlow.Core.Model;

/// <summary>One attempt of a login or of reading a page.</summary>
/// <param name="At">When it began.</param>
/// <param name="DurationMs">The duration in milliseconds.</param>
/// <param name="Code">The code of its failure; null if it succeeded.</param>
/// <param name="WaitedMs">The wait since the previous attempt, in milliseconds; 0 for the first one.</param>
public sealed record StepAttempt(DateTimeOffset At, double DurationMs, string? Code, double WaitedMs)
{
    /// <summary>The maximum number of attempts in the log of a step.</summary>
    public const int MaxListed = 20;

    /// <summary>The page; null for a login.</summary>
    public int? Page { get; init; }
}
