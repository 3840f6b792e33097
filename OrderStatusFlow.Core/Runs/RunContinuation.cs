using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Steps;

namespace OrderStatusFlow.Core.Runs;

/// <summary>What a run has reached when its history became long. The run continues from here with a new history.</summary>
public sealed record RunContinuation
{
    /// <summary>What is known about the pages so far.</summary>
    public required CloseRunInput Close { get; init; }

    /// <summary>The totals of the batches that are closed.</summary>
    public RunTotals Totals { get; init; } = RunTotals.None;

    /// <summary>When the last batch was closed; null if none was.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>The page whose last batches are not written yet, without the others; null if all are written.</summary>
    public TransformOutput? Left { get; init; }

    /// <summary>The next page to read; null after the last page, and for runs that read no pages.</summary>
    public ReadPageInput? Next { get; init; }

    /// <summary>The page after <see cref="Left"/>, which is read already; null if it is not.</summary>
    public PageAhead? Ahead { get; init; }

    /// <summary>The time of the latest request for a page, by the host's clock.</summary>
    public DateTimeOffset Asked { get; init; }
}
