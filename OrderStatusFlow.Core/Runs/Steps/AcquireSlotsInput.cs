using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>A batch's request for slots: for rows that it may have in flight.</summary>
public sealed record AcquireSlotsInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The batch.</summary>
    public required BatchRef Batch { get; init; }

    /// <summary>The maximum number of slots that the batch can use.</summary>
    public required int Wanted { get; init; }

    /// <summary>The flow's <c>maxParallel</c>.</summary>
    public required int MaxParallel { get; init; }
}
