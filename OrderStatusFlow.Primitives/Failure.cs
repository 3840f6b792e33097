namespace OrderStatusFlow;

/// <summary>An expected error as a value: what happened, where, and whether a retry can help.</summary>
/// <remarks>
/// The message is for the person who acts on it: what happened, where (step, order, line, JSON path), and what to do.
/// It never contains a secret, a token or a password. Message and place are truncated to their <see cref="TextLimits"/>.
/// </remarks>
/// <param name="Code">A stable, dotted, lower-case code for programs, such as <c>mapping.spec</c> or <c>omnitron.login</c>.</param>
/// <param name="Message">One or two sentences for people.</param>
public sealed record Failure(string Code, string Message)
{
    /// <summary>One or two sentences for people.</summary>
    public string Message
    {
        get;
        init => field = SafeText.Truncate(value, TextLimits.MaxMessageLength);
    } = SafeText.Truncate(Message, TextLimits.MaxMessageLength);

    /// <summary>The location of the error: a JSON path in a spec or definition, or <c>line 3</c> of a script. Null if there is
    /// none.</summary>
    public string? Place { get; init => field = value is null ? null : SafeText.Truncate(value, TextLimits.MaxPlaceLength); }

    /// <summary>True if the failure is transient: the same call may succeed later.</summary>
    public bool Retryable { get; init; }

    /// <summary>The delay that the other side requested before a retry; null if it gave none.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
