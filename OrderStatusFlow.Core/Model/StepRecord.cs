namespace OrderStatusFlow.Core.Model;

/// <summary>One step of a run, over all of its pages.</summary>
/// <param name="Step">login, read, script, mapping, write or close.</param>
/// <param name="Status">succeeded, failed, cancelled or skipped.</param>
/// <param name="Message">Details for people; null if there are none.</param>
public sealed record StepRecord(string Step, string Status, string? Message = null)
{
    /// <summary>When the step began on the first page; null if it did not run, and in logs of earlier releases.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the step ended on the last page; null if it did not run, and in logs of earlier releases.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>The time that the step took on all pages together, in milliseconds; null if it is not measured. Pages are written while others are
    /// read, so the steps overlap.</summary>
    public double? DurationMs { get; init; }

    /// <summary>The last page that the step processed, from 1; null for a step without pages.</summary>
    public int? Page { get; init; }

    /// <summary>The attempts of the login and of pages, in order. At most <see cref="StepAttempt.MaxListed"/>: the oldest successful ones are left
    /// out first.</summary>
    public IReadOnlyList<StepAttempt> Attempts { get; init; } = [];

    /// <summary>The number of items or rows that the step received; null if it is not counted.</summary>
    public int? RowsIn { get; init; }

    /// <summary>The number of items or rows that the step returned; null if it is not counted.</summary>
    public int? RowsOut { get; init; }
}
