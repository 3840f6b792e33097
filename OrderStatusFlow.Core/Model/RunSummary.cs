namespace OrderStatusFlow.Core.Model;

/// <summary>A run in the summary of its flow.</summary>
/// <param name="Id">The run's id.</param>
/// <param name="Status">The status.</param>
/// <param name="TriggeredBy">Who started it.</param>
/// <param name="Started">When it was started.</param>
/// <param name="Finished">When it ended; null while it is active.</param>
/// <param name="Totals">The number of rows by outcome; so far, while it is active.</param>
/// <param name="ErrorCode">The code of the error that ended it early; null if there was none.</param>
public sealed record RunSummary(
    string Id, RunStatus Status, string TriggeredBy, DateTimeOffset Started, DateTimeOffset? Finished, RunTotals Totals, string? ErrorCode)
{
    internal static RunSummary Of(RunRecord run) => new(run.RunId, run.Status, run.TriggeredBy, run.Started, run.Finished, run.Totals, run.Error?.Code);
}
