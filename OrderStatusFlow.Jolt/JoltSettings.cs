namespace OrderStatusFlow.Jolt;

/// <summary>Limits of the Jolt engine; the defaults suit pages of some megabytes.</summary>
public sealed record JoltSettings
{
    /// <summary>How deep input, spec and output may nest (objects and arrays together).</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>The most bytes one mapping may print.</summary>
    public int MaxOutputBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most bytes of a spec.</summary>
    public int MaxSpecBytes { get; init; } = 1024 * 1024;

    /// <summary>The most tokens (values, names, ends of objects and arrays) of a spec.</summary>
    public int MaxSpecTokens { get; init; } = 20_000;

    /// <summary>The most tokens of an input.</summary>
    public int MaxInputTokens { get; init; } = 8_000_000;

    /// <summary>The most places for values that one mapping may make, in objects, arrays and copies of them.</summary>
    public long MaxValues { get; init; } = 20_000_000;

    /// <summary>The most characters of all texts that one mapping may make.</summary>
    public long MaxText { get; init; } = 64 * 1024 * 1024;

    /// <summary>The most elements a write to an explicit index (<c>[n]</c>) may make an array hold.</summary>
    public int MaxArrayLength { get; init; } = 1_000_000;

    /// <summary>The most steps (nodes looked at or copied) of one mapping.</summary>
    public long MaxSteps { get; init; } = 50_000_000;

    /// <summary>The longest that one mapping may work.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);
}
