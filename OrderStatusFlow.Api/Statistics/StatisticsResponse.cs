using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Statistics;

/// <summary>Counts of runs that ended, by hour or day.</summary>
/// <param name="From">The beginning of the first bucket.</param>
/// <param name="To">The end of the last bucket.</param>
/// <param name="Bucket"><c>hour</c> or <c>day</c>.</param>
/// <param name="Items">The buckets, oldest first, including those without runs.</param>
/// <param name="Total">The sum of all buckets.</param>
public sealed record StatisticsResponse(
    DateTimeOffset From, DateTimeOffset To, string Bucket, IReadOnlyList<StatisticsItem> Items, StatisticsCounts Total);

/// <summary>The runs of a bucket that have ended.</summary>
/// <param name="Start">The beginning of the bucket, with the offset of the time zone.</param>
/// <param name="Runs">The number of runs by status.</param>
/// <param name="Rows">The number of rows by outcome.</param>
/// <param name="Errors">The number of rows that were rejected or failed, and of runs that an error ended early.</param>
/// <param name="DurationMs">The sum of the runs' durations in milliseconds.</param>
/// <param name="MaxDurationMs">The duration of the longest run in milliseconds.</param>
public sealed record StatisticsItem(DateTimeOffset Start, RunsByStatus Runs, RowsByOutcome Rows, long Errors, long DurationMs, long MaxDurationMs)
{
    internal static StatisticsItem Of(DateTimeOffset start, RunCounters counters) => new(
        start, RunsByStatus.Of(counters), RowsByOutcome.Of(counters), counters.Errors, counters.DurationMs, counters.MaxDurationMs);
}

/// <summary>The runs of a period that have ended.</summary>
/// <param name="Runs">The number of runs by status.</param>
/// <param name="Rows">The number of rows by outcome.</param>
/// <param name="Errors">The number of rows that were rejected or failed, and of runs that an error ended early.</param>
/// <param name="DurationMs">The sum of the runs' durations in milliseconds.</param>
/// <param name="MaxDurationMs">The duration of the longest run in milliseconds.</param>
public sealed record StatisticsCounts(RunsByStatus Runs, RowsByOutcome Rows, long Errors, long DurationMs, long MaxDurationMs)
{
    internal static StatisticsCounts Of(RunCounters counters) => new(
        RunsByStatus.Of(counters), RowsByOutcome.Of(counters), counters.Errors, counters.DurationMs, counters.MaxDurationMs);
}

/// <summary>The number of runs by status.</summary>
/// <param name="Total">All runs.</param>
/// <param name="Succeeded">Every row was updated, created, unchanged or stale.</param>
/// <param name="Failed">A step failed, or every row was rejected or failed.</param>
/// <param name="Partial">Some rows were rejected or failed.</param>
/// <param name="Empty">There were no rows.</param>
/// <param name="Cancelled">They were cancelled.</param>
public sealed record RunsByStatus(long Total, long Succeeded, long Failed, long Partial, long Empty, long Cancelled)
{
    internal static RunsByStatus Of(RunCounters counters) => new(
        counters.Runs, counters.RunsOf(RunStatus.Succeeded), counters.RunsOf(RunStatus.Failed), counters.RunsOf(RunStatus.Partial),
        counters.RunsOf(RunStatus.Empty), counters.RunsOf(RunStatus.Cancelled));
}

/// <summary>The number of rows by outcome.</summary>
/// <param name="Total">All rows.</param>
/// <param name="Updated">Accepted by Omnitron.</param>
/// <param name="Created">Created in Omnitron.</param>
/// <param name="Unchanged">Not sent, because nothing changed.</param>
/// <param name="Stale">Not sent, because a newer state was already written.</param>
/// <param name="Rejected">Refused by Omnitron.</param>
/// <param name="Failed">Not delivered.</param>
public sealed record RowsByOutcome(long Total, long Updated, long Created, long Unchanged, long Stale, long Rejected, long Failed)
{
    internal static RowsByOutcome Of(RunCounters counters) => new(
        counters.Rows, counters.RowsOf(RowOutcome.Updated), counters.RowsOf(RowOutcome.Created), counters.RowsOf(RowOutcome.Unchanged),
        counters.RowsOf(RowOutcome.Stale), counters.RowsOf(RowOutcome.Rejected), counters.RowsOf(RowOutcome.Failed));
}
