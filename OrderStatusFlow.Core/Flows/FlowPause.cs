namespace OrderStatusFlow.Core.Flows;

/// <summary>A pause of a flow. It is kept outside the definition, so that a new version does not end it.</summary>
/// <param name="Since">When it began.</param>
/// <param name="Until">When it ends; null if it lasts until the flow is resumed.</param>
/// <param name="Reason">The reason; null if none was given.</param>
public sealed record FlowPause(DateTimeOffset Since, DateTimeOffset? Until, string? Reason)
{
    /// <summary>The maximum length of a reason in characters.</summary>
    public const int MaxReasonLength = 500;

    private const int MaxByLength = 200;

    /// <summary>Who paused the flow; null in pauses of earlier releases.</summary>
    // It is stored in the metadata of a blob, whose size is limited.
    public string? By { get; init => field = value is null ? null : SafeText.Truncate(value, MaxByLength); }

    /// <summary>Returns true if the flow is paused at a moment.</summary>
    public bool AppliesAt(DateTimeOffset moment) => Until is not { } until || moment < until;
}
