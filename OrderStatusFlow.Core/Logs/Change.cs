using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>A change that a person or an app made.</summary>
/// <param name="Who">The name of the caller.</param>
/// <param name="What">The kind of change, such as <c>flow.updated</c> or <c>run.cancelled</c>; see <see cref="ChangeKinds"/>.</param>
/// <param name="Flow">The flow; null if the change is about no flow.</param>
/// <param name="Detail">What was changed, such as the id of a run; null if <paramref name="What"/> says it all. It never contains a secret.</param>
public sealed record Change(string Who, string What, FlowName? Flow = null, string? Detail = null)
{
    /// <summary>The version of the flow that the change made; null for none.</summary>
    public int? Version { get; init; }

    /// <summary>The note of the caller; null for none.</summary>
    public string? Note { get; init; }
}

/// <summary>A change in the log.</summary>
/// <param name="At">When it was logged, immediately after it was made.</param>
/// <param name="Change">The change.</param>
public sealed record LoggedChange(DateTimeOffset At, Change Change);
