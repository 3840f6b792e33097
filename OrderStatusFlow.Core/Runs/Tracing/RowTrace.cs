using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs.Tracing;

/// <summary>A row from the ERP to Omnitron, with secrets redacted.</summary>
/// <param name="Row">The row's number in the run, from 1.</param>
/// <param name="Order">Omnitron's order number; null if the row has none.</param>
public sealed record RowTrace(int Row, string? Order)
{
    /// <summary>The page of the row; null in runs of earlier releases.</summary>
    public int? Page { get; init; }

    /// <summary>The item of the ERP's page; null if it is not found there.</summary>
    public RawJson? ErpItem { get; init; }

    /// <summary>The order in the output of the page's script, which is run again for this response; null without a script or if it is not found.</summary>
    public RawJson? AfterScript { get; init; }

    /// <summary>The order object after script and mapping.</summary>
    public RawJson? AfterMapping { get; init; }

    /// <summary>The attributes that the order script starts with: those of the run, and those that the script of the page has set. Null if the run's
    /// files are no longer stored.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>The order object after the order script; null if the flow has no order script or it did not run.</summary>
    public RawJson? AfterOrderScript { get; init; }

    /// <summary>The body that was sent, or the order object if nothing was sent; null if it is too long to be logged.</summary>
    public RawJson? Request { get; init; }

    /// <summary>The beginning of Omnitron's response; null without a response.</summary>
    public string? Response { get; init; }

    /// <summary>Each request; null if they are not known, as in logs of earlier releases.</summary>
    public IReadOnlyList<RowAttempt>? Attempts { get; init; }

    /// <summary>What the order script printed; null if it printed nothing.</summary>
    public string? Printed { get; init; }

    /// <summary>Why a part is missing.</summary>
    public IReadOnlyList<TraceNote> Notes { get; init; } = [];
}

/// <summary>Why a part of a row's trace is missing.</summary>
/// <param name="Part">The part, such as <c>erpItem</c>.</param>
/// <param name="Message">The reason, and where to look instead.</param>
public sealed record TraceNote(string Part, string Message);
