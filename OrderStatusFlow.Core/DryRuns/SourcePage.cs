namespace OrderStatusFlow.Core.DryRuns;

/// <summary>A page that a dry run transforms.</summary>
internal sealed record SourcePage
{
    /// <summary>The number of the page, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The page as the script gets it; empty after a failure.</summary>
    public ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>The number of the ERP's items; null if it is not known, and then the page is transformed.</summary>
    public int? Items { get; init; }

    /// <summary>The steps that produced the page.</summary>
    public IReadOnlyList<DryRunStepRecord> Steps { get; init; } = [];

    /// <summary>The number of the page's first row; null if it follows from the pages before.</summary>
    public int? FirstRow { get; init; }

    /// <summary>The number of rows that the page had in its run; null if it is not known.</summary>
    public int? StoredRows { get; init; }

    /// <summary>The requested rows; null for all rows.</summary>
    public IReadOnlyList<WantedRow>? Wanted { get; init; }

    /// <summary>True if there is no further page.</summary>
    public required bool IsLast { get; init; }

    /// <summary>The step that failed; null on success.</summary>
    public DryRunStepRecord? Failed => Steps.FirstOrDefault(step => step.Error is not null);
}

/// <summary>A requested row of a stored run.</summary>
/// <param name="Row">The row's number in the run.</param>
/// <param name="Page">The number of its page; null if an earlier release stored the run.</param>
/// <param name="Order">The order number; null if the row has none.</param>
internal sealed record WantedRow(int Row, int? Page, string? Order);
