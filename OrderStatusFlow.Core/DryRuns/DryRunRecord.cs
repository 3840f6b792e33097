using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.DryRuns;

/// <summary>The result of a dry run: what a run would do with this input. Nothing was sent to Omnitron.</summary>
public sealed record DryRunRecord
{
    /// <summary>The id of the dry run.</summary>
    public required string Id { get; init; }

    /// <summary>The flow's name.</summary>
    public required string Flow { get; init; }

    /// <summary>The version that was tried; null for a draft.</summary>
    public int? Version { get; init; }

    /// <summary>Where the input came from: <c>run</c>, <c>erp</c> or <c>payload</c>.</summary>
    public required string Input { get; init; }

    /// <summary>The run whose stored pages were the input; null for other inputs.</summary>
    public string? Run { get; init; }

    /// <summary>The status.</summary>
    public DryRunStatus Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it is running.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>When its host last reported it.</summary>
    public DateTimeOffset Updated { get; init; }

    /// <summary>The number of rows by the outcome that they would have; so far, while it is running.</summary>
    public RunTotals Counts { get; init; } = RunTotals.None;

    /// <summary>The pages, in order.</summary>
    public IReadOnlyList<DryRunPage> Pages { get; init; } = [];

    /// <summary>The rows, in order.</summary>
    public IReadOnlyList<DryRunRow> Rows { get; init; } = [];

    /// <summary>The requested rows that are not among the orders any more, because the definition converts their page differently.</summary>
    public IReadOnlyList<int> MissingRows { get; init; } = [];

    /// <summary>True if there are more rows or pages than the limit.</summary>
    public bool More { get; init; }

    /// <summary>True if outputs were left out because of their size.</summary>
    public bool OutputsOmitted { get; init; }

    /// <summary>What differs from a real run.</summary>
    public IReadOnlyList<Failure> Warnings { get; init; } = [];

    /// <summary>The step that failed: login, read, script or mapping; null if none did.</summary>
    public string? FailedStep { get; init; }

    /// <summary>Why it did not complete; null if it did or is running.</summary>
    public Failure? Error { get; init; }
}
