namespace OrderStatusFlow.Jolt;

/// <summary>The limits of the Jolt engine. The defaults suit pages of some megabytes.</summary>
public sealed record JoltSettings
{
    /// <summary>The maximum nesting of input, spec and output (objects and arrays together).</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>The maximum size of a mapping's output, in bytes.</summary>
    public int MaxOutputBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The maximum size of a spec, in bytes.</summary>
    public int MaxSpecBytes { get; init; } = 1024 * 1024;

    /// <summary>The maximum number of tokens (values, names, ends of objects and arrays) in a spec.</summary>
    public int MaxSpecTokens { get; init; } = 20_000;

    /// <summary>The maximum number of tokens in an input.</summary>
    public int MaxInputTokens { get; init; } = 8_000_000;

    /// <summary>The maximum number of values that a mapping may create, in objects, arrays and their copies.</summary>
    public long MaxValues { get; init; } = 20_000_000;

    /// <summary>The maximum total length of the texts that a mapping may create, in characters.</summary>
    public long MaxText { get; init; } = 64 * 1024 * 1024;

    /// <summary>The maximum number of array elements after a write to an explicit index (<c>[n]</c>).</summary>
    public int MaxArrayLength { get; init; } = 1_000_000;

    /// <summary>The maximum number of steps (visited or copied nodes) of a mapping.</summary>
    public long MaxSteps { get; init; } = 50_000_000;

    /// <summary>The maximum duration of a mapping.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);
}
