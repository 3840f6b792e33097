using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Runs;

/// <summary>When a step of a run ran, over all pages so far.</summary>
/// <param name="Step">The step.</param>
/// <param name="Started">When it began first.</param>
/// <param name="Finished">When it ended last.</param>
public sealed record StepTime(string Step, DateTimeOffset Started, DateTimeOffset Finished)
{
    /// <summary>The time of all pages together, in milliseconds; null if it is not measured.</summary>
    public double? DurationMs { get; init; }

    /// <summary>The last page; null for a step without pages.</summary>
    public int? Page { get; init; }

    /// <summary>The attempts.</summary>
    public IReadOnlyList<StepAttempt> Attempts { get; init; } = [];

    /// <summary>The number of items or rows that it received; null if it is not counted.</summary>
    public int? RowsIn { get; init; }

    /// <summary>The number of items or rows that it returned; null if it is not counted.</summary>
    public int? RowsOut { get; init; }

    internal StepTime Plus(StepTime later) => new(Step, Started, later.Finished)
    {
        DurationMs = DurationMs is null ? later.DurationMs : DurationMs + (later.DurationMs ?? 0),
        Page = later.Page ?? Page,
        Attempts = Listed([.. Attempts, .. later.Attempts]),
        RowsIn = RowsIn is null ? later.RowsIn : RowsIn + (later.RowsIn ?? 0),
        RowsOut = RowsOut is null ? later.RowsOut : RowsOut + (later.RowsOut ?? 0),
    };

    private static List<StepAttempt> Listed(List<StepAttempt> attempts)
    {
        while (attempts.Count > StepAttempt.MaxListed)
            attempts.RemoveAt(Math.Max(0, attempts.FindIndex(attempt => attempt.Code is null)));
        return attempts;
    }
}
