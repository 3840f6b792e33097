using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Pages;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>The batches of a page.</summary>
public sealed record TransformOutput : StepOutput
{
    // A history of its own costs about 25 storage transactions. Without it, the run's history is read each time that a row ends.
    private const int FewActivities = 16;

    /// <summary>The step that failed, <c>script</c> or <c>mapping</c>; null on success.</summary>
    public string? FailedStep { get; init; }

    /// <summary>The duration of the page's script in milliseconds; null if the flow has none, and in histories of earlier versions.</summary>
    public double? ScriptMs { get; init; }

    /// <summary>The batches, in order.</summary>
    public IReadOnlyList<BatchRef> Batches { get; init; } = [];

    /// <summary>Set if the page contains orders that an earlier page contained too.</summary>
    public PaginationDrift? Move { get; init; }

    /// <summary>The number of rows in all batches.</summary>
    public int Rows { get; init; }

    /// <summary>The flow's maximum number of rows in flight.</summary>
    public int MaxParallel { get; init; } = 1;

    /// <summary>The flow's number of rows in one activity.</summary>
    public int RowsPerActivity { get; init; } = 1;

    /// <summary>The maximum number of rows that an activity writes at once.</summary>
    public int RowsAtOnce { get; init; } = 1;

    /// <summary>True if a batch has so few activities that it needs no history of its own; false in histories of earlier versions.</summary>
    public bool HasFewActivities { get; init; }

    /// <summary>Adds what the flow defines for its activities.</summary>
    internal TransformOutput With(WriteDefinition write)
    {
        var rows = Batches.Select(batch => batch.Rows).DefaultIfEmpty().Max();
        var size = ActivitySize.Of(write, rows);
        return this with
        {
            MaxParallel = write.MaxParallel,
            RowsPerActivity = size.Rows,
            RowsAtOnce = size.RowsAtOnce,
            HasFewActivities = ActivitySize.DividedUp(rows, size.Rows) <= FewActivities,
        };
    }
}
