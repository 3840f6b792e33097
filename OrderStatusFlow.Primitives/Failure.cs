namespace OrderStatusFlow;

/// <summary>Expected trouble as a value: what happened, where, and whether trying again can help.</summary>
/// <remarks>
/// A message is written for the person who has to act on it: what happened, where (step, order, line, JSON path), what to do.
/// It never holds a secret, a token or a password. Message and place are cut at their <see cref="TextLimits"/>.
/// </remarks>
/// <param name="Code">A stable, dotted, lower-case name for programs, such as <c>mapping.spec</c> or <c>omnitron.login</c>.</param>
/// <param name="Message">One or two sentences for people.</param>
public sealed record Failure(string Code, string Message)
{
    /// <summary>One or two sentences for people.</summary>
    public string Message { get; init => field = SafeText.Truncate(value, TextLimits.MaxMessageLength); } = SafeText.Truncate(Message, TextLimits.MaxMessageLength);

    /// <summary>The place inside the thing that failed: a JSON path in a spec or definition, or <c>line 3</c> of a script. Null when there is none.</summary>
    public string? Place { get; init => field = value is null ? null : SafeText.Truncate(value, TextLimits.MaxPlaceLength); }

    /// <summary>True when the same call may succeed later without anyone changing anything.</summary>
    public bool Retryable { get; init; }

    /// <summary>How long the other side asked us to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
