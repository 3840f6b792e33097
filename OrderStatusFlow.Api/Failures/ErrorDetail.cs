using OrderStatusFlow.Core.Logs.Errors;

namespace OrderStatusFlow.Api.Failures;

/// <summary>An error group with its last runs and its last 24 hours.</summary>
/// <param name="Group">The group.</param>
/// <param name="LastRuns">The last runs in which it occurred, newest first; up to 50. The group has their number.</param>
/// <param name="Trend">The last 24 hours, oldest first. Of more than 1,000 runs, only the last 1,000 are counted.</param>
public sealed record ErrorDetail(ErrorGroup Group, IReadOnlyList<ErrorRun> LastRuns, IReadOnlyList<ErrorHour> Trend)
{
    private const int MaxRuns = 50;
    private const int MaxCounted = 1_000;
    private const int Hours = 24;

    internal static async Task<ErrorDetail> ReadAsync(ErrorGroup group, ErrorGroups errors, DateTimeOffset now, CancellationToken cancellation)
    {
        var thisHour = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero);
        var first = thisHour.AddHours(1 - Hours);
        var runs = await errors.RunsAsync(group, null, cancellation).Index()
            .TakeWhile(run => run.Index < MaxRuns || (run.Item.At >= first && run.Index < MaxCounted)).Select(run => run.Item).ToListAsync(cancellation);
        var trend = Enumerable.Range(0, Hours).Select(hour => first.AddHours(hour)).Select(hour =>
        {
            var here = runs.Where(run => run.At >= hour && run.At < hour.AddHours(1)).ToList();
            return new ErrorHour(hour, here.Count, here.Sum(run => run.Rows));
        });
        return new ErrorDetail(group, [.. runs.Take(MaxRuns)], [.. trend]);
    }
}

/// <summary>The occurrences of an error group in an hour, by the start of their runs.</summary>
/// <param name="Hour">The beginning of the hour, in UTC.</param>
/// <param name="Runs">The number of runs.</param>
/// <param name="Rows">The number of rows.</param>
public sealed record ErrorHour(DateTimeOffset Hour, int Runs, int Rows);
