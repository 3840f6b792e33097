namespace OrderStatusFlow.Functions.Benchmarks.Throughput;

/// <summary>How much to measure.</summary>
internal sealed record ThroughputOptions
{
    /// <summary>The orders of a run, and the number of empty activities.</summary>
    public int Orders { get; init; } = 1_000;

    /// <summary>How often each is measured, in turn.</summary>
    public int Rounds { get; init; } = 3;
}
