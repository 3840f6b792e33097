namespace OrderStatusFlow.Core.Flows;

/// <summary>A stored version of a flow, without its definition.</summary>
/// <param name="Version">The version number, from 1.</param>
/// <param name="FirstVersion">The version that created the flow, or that created it again after a deletion.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="Note">The note of its author; null if the author gave no note.</param>
public sealed record StoredVersion(int Version, int FirstVersion, DateTimeOffset? Stored, string? Note)
{
    /// <summary>Who stored it; null for versions of earlier releases.</summary>
    public string? By { get; init; }

    /// <summary>True for the version that new runs use.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>The maximum length of a note in characters.</summary>
    public const int MaxNoteLength = 500;
}
