namespace OrderStatusFlow.Api.Failures;

/// <summary>How long an error group is ignored.</summary>
/// <param name="Until">When it opens again; null to open it when it has occurred twice as often as now.</param>
public sealed record IgnoreRequest(DateTimeOffset? Until = null);

/// <summary>The note of an error group.</summary>
/// <param name="Note">The note, up to 2,000 characters; null to remove it.</param>
public sealed record NoteRequest(string? Note = null);
