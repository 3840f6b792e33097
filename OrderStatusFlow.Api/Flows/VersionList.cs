namespace OrderStatusFlow.Api.Flows;

/// <summary>The versions of a flow, newest first.</summary>
/// <param name="Items">The versions.</param>
public sealed record VersionList(IReadOnlyList<VersionListItem> Items);

/// <summary>A version of a flow.</summary>
/// <param name="Version">The version number.</param>
/// <param name="Current">True for the version that new runs use.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Note">The note of its author; null if the author gave no note.</param>
/// <param name="By">Who stored it; null for versions of earlier releases.</param>
public sealed record VersionListItem(int Version, bool Current, DateTimeOffset? Stored, string? Note, string? By);
