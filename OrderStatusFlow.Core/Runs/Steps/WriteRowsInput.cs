using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The batch to write.</summary>
public sealed record WriteRowsInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The batch.</summary>
    public required BatchRef Batch { get; init; }

    /// <summary>The maximum number of rows in flight.</summary>
    public required int MaxParallel { get; init; }

    /// <summary>The number of rows in one activity.</summary>
    public required int RowsPerActivity { get; init; }

    /// <summary>The maximum number of rows that an activity writes at once.</summary>
    public int RowsAtOnce { get; init; } = 1;

    /// <summary>The number of rows that are processed beside those in flight.</summary>
    public int SpareLanes { get; init; }

    /// <summary>True if other hosts may write rows of the flow too. The batch then acquires slots of the flow first.</summary>
    public bool SharesWindow { get; init; }
}
