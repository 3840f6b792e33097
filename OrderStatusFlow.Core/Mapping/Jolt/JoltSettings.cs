namespace OrderStatusFlow.Mapping.Jolt;

/// <summary>Limits of the Jolt engine; the defaults suit pages of some megabytes.</summary>
public sealed record JoltSettings
{
    /// <summary>How deep input, spec and output may nest (objects and arrays together).</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>The most bytes one mapping may print.</summary>
    public int MaxOutputBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>The most elements a write to an explicit index (<c>[n]</c>) may make an array hold.</summary>
    public int MaxArrayLength { get; init; } = 1_000_000;

    /// <summary>The most steps (nodes looked at or copied) of one mapping.</summary>
    public long MaxSteps { get; init; } = 50_000_000;

    /// <summary>The longest that one mapping may work.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many compiled specs are kept.</summary>
    public int CachedSpecs { get; init; } = 256;
}
