using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The progress of a run.</summary>
public sealed record ProgressInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The totals of all batches that are closed.</summary>
    public required RunTotals Totals { get; init; }
}
