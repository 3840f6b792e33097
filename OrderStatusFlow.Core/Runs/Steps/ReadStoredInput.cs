using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The part of a re-run's plan to read.</summary>
public sealed record ReadStoredInput
{
    /// <summary>The re-run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The number of the part, from 1.</summary>
    public required int Part { get; init; }

    /// <summary>The number of the part's first row in the run, from 1.</summary>
    public required int FirstRow { get; init; }
}
