namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The result of writing rows. The outcome of each row is in its log.</summary>
public sealed record WriteRowOutput
{
    /// <summary>True if rows were not written because the run is cancelled.</summary>
    public bool Cancelled { get; init; }
}
