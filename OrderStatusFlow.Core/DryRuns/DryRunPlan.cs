using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>A dry run to start.</summary>
/// <param name="Flow">The flow, or a draft of it.</param>
/// <param name="Source">The input.</param>
/// <param name="Limit">The maximum number of rows.</param>
public sealed record DryRunPlan(FlowVersion Flow, DryRunSource Source, int Limit)
{
    /// <summary>True if the definition is not stored.</summary>
    public bool IsDraft { get; init; }

    /// <summary>What is valid in the definition but probably not intended.</summary>
    public IReadOnlyList<Failure> Warnings { get; init; } = [];
}
