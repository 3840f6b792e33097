using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Logs;

/// <summary>A row of an order in a run, or its absence.</summary>
/// <param name="Run">The run.</param>
/// <param name="Row">The row; null if the run asked the ERP for this order alone and the response had no items.</param>
public sealed record OrderEvent(RunId Run, RowRecord? Row)
{
    /// <summary>When it was logged; the start of the run if that is not known.</summary>
    public DateTimeOffset At => Row?.At ?? Run.Moment;

    /// <summary>True if Omnitron accepted the order.</summary>
    public bool IsWritten => Row?.Outcome is RowOutcome.Updated or RowOutcome.Created;

    /// <summary>True if the order could not be written.</summary>
    public bool IsFailure => Row?.Outcome is RowOutcome.Rejected or RowOutcome.Failed;
}
