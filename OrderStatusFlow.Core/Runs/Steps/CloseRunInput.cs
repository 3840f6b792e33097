using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Pages;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Describes how a run ended.</summary>
public sealed record CloseRunInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The totals of all rows.</summary>
    public RunTotals Totals { get; init; } = RunTotals.None;

    /// <summary>The number of pages that were read.</summary>
    public int Pages { get; init; }

    /// <summary>The number of rows on these pages. A complete run has an outcome for each.</summary>
    public int Rows { get; init; }

    /// <summary>Statistics of the ERP's pages.</summary>
    public ReadStatistics Seen { get; init; } = ReadStatistics.Empty;

    /// <summary>The number of retries of the login and of pages.</summary>
    public int Retries { get; init; }

    /// <summary>When the steps ran; without steps in histories of earlier versions.</summary>
    public StepTimes Times { get; init; } = StepTimes.None;

    /// <summary>The step that failed; null if no step did.</summary>
    public string? FailedStep { get; init; }

    /// <summary>The reason why the step failed.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The unhandled exception as the host recorded it, with the flow's secrets not yet redacted; null if there was none.</summary>
    public HostException? Exception { get; init; }

    /// <summary>Whether the run read by watermark, read every page, and each row has an outcome.</summary>
    internal bool IsWhole => Failure is null && Start.MovesWatermark && Rows == Totals.Rows;

    /// <summary>Returns the new watermark; null if the run does not move it.</summary>
    /// <param name="mustHaveDate">Whether the flow configures the path of the items' modification date.</param>
    internal DateTimeOffset? Watermark(bool mustHaveDate)
    {
        var next = IsWhole ? Seen.Watermark(Start.Watermark, Start.Started, mustHaveDate) : null;
        return next == Start.Watermark ? null : next;
    }
}
