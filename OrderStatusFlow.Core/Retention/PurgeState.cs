namespace OrderStatusFlow.Core.Retention;

/// <summary>How far the purge is: blob <c>purge</c> in container <c>hosts</c>.</summary>
/// <param name="Began">When it began.</param>
/// <param name="Finished">When it was complete; null while it is under way.</param>
/// <param name="Rule">The name of the rule that is next; null for the first.</param>
/// <param name="After">The rule's position.</param>
/// <param name="Deleted">The number of entities and blobs that were deleted so far.</param>
internal sealed record PurgeState(DateTimeOffset Began, DateTimeOffset? Finished, string? Rule, string? After, long Deleted)
{
    /// <summary>The time from the beginning of a purge to the next.</summary>
    public static TimeSpan Every { get; } = TimeSpan.FromDays(1);

    /// <summary>The state to continue with; null if no purge is due.</summary>
    public static PurgeState? Next(PurgeState? state, DateTimeOffset now)
    {
        var isDue = state is null || (state.Finished is not null && (now - state.Began).Duration() >= Every);
        return isDue ? new PurgeState(now, null, null, null, 0) : state is { Finished: null } ? state : null;
    }
}
