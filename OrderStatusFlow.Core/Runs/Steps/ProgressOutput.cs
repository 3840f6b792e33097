namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The result of an update of a run's progress.</summary>
public sealed record ProgressOutput
{
    /// <summary>When the progress was recorded, right after a batch was closed; null in histories of earlier versions.</summary>
    public DateTimeOffset? At { get; init; }
}
