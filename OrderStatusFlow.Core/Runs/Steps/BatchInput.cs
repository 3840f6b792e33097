using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The batch to close.</summary>
public sealed record BatchInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The batch.</summary>
    public required BatchRef Batch { get; init; }

    /// <summary>Whether the batch holds slots of the flow.</summary>
    public bool SharesWindow { get; init; }
}
