using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The rows to write.</summary>
public sealed record WriteRowInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The batch that contains the rows.</summary>
    public required BatchRef Batch { get; init; }

    /// <summary>The number of the first row in the run.</summary>
    public required int Row { get; init; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>The maximum number of rows to write at once.</summary>
    public int RowsAtOnce { get; init; } = 1;

    /// <summary>Whether other hosts may write rows of the batch, or this host a second time. False in histories of earlier
    /// versions.</summary>
    public bool ManyHosts { get; init; }
}
