using OrderStatusFlow.Core.Erp.Pagination;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>What a step came to.</summary>
public record StepOutput
{
    /// <summary>Null when it went well.</summary>
    public Failure? Failure { get; init; }

    /// <summary>How often it was tried again.</summary>
    public int Retries { get; init; }
}

/// <summary>The answer of an activity that has nothing to tell.</summary>
public sealed record Unit
{
    /// <summary>The one value.</summary>
    public static Unit Value { get; } = new();
}

/// <summary>Which page to read.</summary>
public sealed record ReadPageInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The page's ordinal, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Where it is; null for the first.</summary>
    public PageCursor? Cursor { get; init; }
}

/// <summary>What was read.</summary>
public sealed record ReadPageOutput : StepOutput
{
    /// <summary>Items in the page.</summary>
    public int Items { get; init; }

    /// <summary>When it was asked for, by the host's clock.</summary>
    public DateTimeOffset Asked { get; init; }

    /// <summary>When it was there, by the host's clock.</summary>
    public DateTimeOffset Answered { get; init; }

    /// <summary>When the first changed of its items changed, by the ERP's clock; null when not all tell.</summary>
    public DateTimeOffset? FirstChange { get; init; }

    /// <summary>Whether the ERP tells of fewer items than it did a page before.</summary>
    public bool Shrank { get; init; }

    /// <summary>When the last changed of its items changed, by the ERP's clock; null when they do not tell.</summary>
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>The ERP's clock; null when it does not tell.</summary>
    public DateTimeOffset? ErpTime { get; init; }

    /// <summary>Where the next page is; null when this was the last.</summary>
    public PageCursor? Next { get; init; }
}

/// <summary>Which page to transform.</summary>
public sealed record TransformInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The page's ordinal, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The number of its first row in the run, from 1.</summary>
    public required int FirstRow { get; init; }

    /// <summary>When the ERP was asked for it, never earlier than for the page before; null for a posted page, and in histories of earlier versions.</summary>
    public DateTimeOffset? Read { get; init; }
}

/// <summary>The batches a page came to.</summary>
public sealed record TransformOutput : StepOutput
{
    /// <summary>The step that failed: script or mapping.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Its batches, in order.</summary>
    public IReadOnlyList<BatchRef> Batches { get; init; } = [];

    /// <summary>Set when it holds orders that came on an earlier page too.</summary>
    public PaginationDrift? Move { get; init; }

    /// <summary>All their rows.</summary>
    public int Rows { get; init; }

    /// <summary>Most rows in flight, from the flow.</summary>
    public int MaxParallel { get; init; } = 1;

    /// <summary>Rows of one activity, from the flow.</summary>
    public int RowsPerActivity { get; init; } = 1;
}

/// <summary>A batch to write.</summary>
public sealed record WriteRowsInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The batch.</summary>
    public required BatchRef Batch { get; init; }

    /// <summary>Most rows in flight.</summary>
    public required int MaxParallel { get; init; }

    /// <summary>Rows of one activity.</summary>
    public required int RowsPerActivity { get; init; }

    /// <summary>True when other hosts may write rows of the flow too: the batch then takes its places in the flow's window first.</summary>
    public bool SharesWindow { get; init; }
}

/// <summary>How many places a batch wants in its flow's window.</summary>
public sealed record AcquireSlotsInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The batch.</summary>
    public required BatchRef Batch { get; init; }

    /// <summary>More are of no use to it.</summary>
    public required int Wanted { get; init; }

    /// <summary>The flow's <c>maxParallel</c>.</summary>
    public required int MaxParallel { get; init; }
}

/// <summary>How many it got.</summary>
public sealed record AcquireSlotsOutput
{
    /// <summary>0 for none now.</summary>
    public int Places { get; init; }

    /// <summary>True when there is no need of any: the run is to end.</summary>
    public bool Cancelled { get; init; }
}

/// <summary>A batch.</summary>
public sealed record BatchInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The batch.</summary>
    public required BatchRef Batch { get; init; }

    /// <summary>Whether it holds places in the flow's window.</summary>
    public bool SharesWindow { get; init; }
}

/// <summary>Rows to write.</summary>
public sealed record WriteRowInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>The batch they lie in.</summary>
    public required BatchRef Batch { get; init; }

    /// <summary>The first row's number in the run.</summary>
    public required int Row { get; init; }

    /// <summary>How many.</summary>
    public int Rows { get; init; } = 1;

    /// <summary>Whether other hosts may write rows of the batch, or this one a second time. False in histories of earlier versions.</summary>
    public bool ManyHosts { get; init; }
}

/// <summary>How the writing of rows went; what became of each stands in its log.</summary>
public sealed record WriteRowOutput
{
    /// <summary>True when rows were left out because the run is to end.</summary>
    public bool Cancelled { get; init; }
}

/// <summary>How far a run is.</summary>
public sealed record ProgressInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>Rows so far.</summary>
    public required RunTotals Totals { get; init; }
}

/// <summary>How a run ended.</summary>
public sealed record CloseRunInput
{
    /// <summary>The run.</summary>
    public required RunStart Start { get; init; }

    /// <summary>All rows.</summary>
    public RunTotals Totals { get; init; } = RunTotals.None;

    /// <summary>Pages read.</summary>
    public int Pages { get; init; }

    /// <summary>Rows that they came to; a run that is whole has an outcome for each.</summary>
    public int Rows { get; init; }

    /// <summary>What was seen of the ERP.</summary>
    public ReadStatistics Seen { get; init; } = ReadStatistics.Empty;

    /// <summary>How often login and pages were tried again.</summary>
    public int Retries { get; init; }

    /// <summary>The step that ended it early; null when none did.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Why it ended early.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The exception that ended it early, as its host knows it: its flow's secrets are not removed yet. Null when none did.</summary>
    public HostException? Exception { get; init; }

    /// <summary>Whether the run read by watermark, every page, and each row has an outcome.</summary>
    internal bool IsWhole => Failure is null && Start.MovesWatermark && Rows == Totals.Rows;

    /// <summary>Where the watermark is to stand now; null when the run does not move it.</summary>
    /// <param name="mustTell">Whether the flow names the path of its items' dates.</param>
    internal DateTimeOffset? Watermark(bool mustTell)
    {
        var next = IsWhole ? Seen.Watermark(Start.Watermark, Start.Started, mustTell) : null;
        return next == Start.Watermark ? null : next;
    }
}

/// <summary>An exception as plain data.</summary>
/// <param name="Type">Its type's name.</param>
/// <param name="Message">Its message.</param>
public sealed record HostException(string Type, string Message);
