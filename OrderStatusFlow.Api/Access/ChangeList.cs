using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api.Access;

/// <summary>Changes by people and apps, newest first.</summary>
/// <param name="Items">The changes.</param>
/// <param name="Continuation">The query parameter <c>continuation</c> for the next items; null if there are no more.</param>
public sealed record ChangeList(IReadOnlyList<ChangeListItem> Items, string? Continuation);

/// <summary>A change.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Who">The name of the caller: a person, an app, or a key.</param>
/// <param name="What">The kind of change, such as <c>flow.updated</c>.</param>
/// <param name="Flow">The flow; null if the change is about no flow.</param>
/// <param name="Version">The version of the flow that the change made; null for none.</param>
/// <param name="Note">The note of the caller; null for none.</param>
/// <param name="Detail">What was changed, such as the id of a run; null if <c>what</c> says it all.</param>
public sealed record ChangeListItem(DateTimeOffset At, string Who, string What, string? Flow, int? Version, string? Note, string? Detail)
{
    internal static ChangeListItem Of(LoggedChange logged) => new(logged.At, logged.Change.Who, logged.Change.What,
        logged.Change.Flow?.ToString(), logged.Change.Version, logged.Change.Note, logged.Change.Detail);
}
