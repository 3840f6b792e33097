namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The slots that a batch acquired.</summary>
public sealed record AcquireSlotsOutput
{
    /// <summary>The number of slots; 0 if none is free.</summary>
    public int Places { get; init; }

    /// <summary>True if the run is cancelled, so that no slots are needed.</summary>
    public bool Cancelled { get; init; }
}
