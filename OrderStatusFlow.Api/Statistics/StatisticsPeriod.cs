using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api.Statistics;

/// <summary>A period in whole hours, its buckets, and the runs that count in them.</summary>
internal sealed record StatisticsPeriod(DateTimeOffset From, DateTimeOffset To, StatisticsBucket Bucket, TimeZoneInfo Zone, StatisticsRuns Runs)
{
    private const int MaxBuckets = 1000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static StatisticsPeriod? Read(StatisticsConditions given, DateTimeOffset now, out ProblemHttpResult? problem)
    {
        if (!QueryParameters.TryChoice<StatisticsBucket>(given.Bucket, "bucket", out var bucket, out problem)
            || !QueryParameters.TryChoice<StatisticsRuns>(given.Runs, "runs", out var runs, out problem)
            || !QueryParameters.TryMoment(given.From, "from", out var from, out problem) || !QueryParameters.TryMoment(given.To, "to", out var to, out problem))
            return null;
        var zone = TimeZoneInfo.Utc;
        if (!string.IsNullOrEmpty(given.TimeZone) && !TimeZoneInfo.TryFindSystemTimeZoneById(given.TimeZone, out zone))
        {
            problem = Invalid("timeZone", "timeZone must be the name of a time zone, such as Europe/Istanbul.");
            return null;
        }

        var size = bucket == StatisticsBucket.Day ? TimeSpan.FromDays(1) : Hour;
        // A moment near the limits of a date cannot be rounded.
        if ((to ?? now) is var last && (last.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - size.Ticks || last.Year < 2000 || from?.Year < 2000))
        {
            problem = Invalid(from?.Year < 2000 ? "from" : "to", "from and to must be moments of this century.");
            return null;
        }

        var end = Floor(last.AddTicks(Hour.Ticks - 1));
        var begin = Floor(from ?? end - (bucket == StatisticsBucket.Day ? 30 : 24) * size);
        if (begin >= end)
            problem = Invalid("from", "from must be before to.");
        else if ((end - begin) / size > MaxBuckets)
            problem = Invalid("from", $"The period may have up to {MaxBuckets} buckets. Choose a shorter period, or bucket=day.");
        return problem is null ? new StatisticsPeriod(begin, end, bucket ?? StatisticsBucket.Hour, zone!, runs ?? StatisticsRuns.Ended) : null;
    }

    /// <summary>Sums hours to buckets, oldest first. The first day of a period begins with the period.</summary>
    public IEnumerable<(DateTimeOffset Start, RunCounters Counters)> Buckets(IReadOnlyDictionary<DateTimeOffset, RunCounters> hours)
    {
        (DateTimeOffset Start, RunCounters Counters)? open = null;
        for (var hour = From; hour < To; hour += Hour)
        {
            var (local, counters) = (TimeZoneInfo.ConvertTime(hour, Zone), hours.GetValueOrDefault(hour, RunCounters.None));
            if (open is { } bucket && Bucket == StatisticsBucket.Day && bucket.Start.Date == local.Date)
            {
                open = (bucket.Start, bucket.Counters.Plus(counters));
                continue;
            }

            if (open is { } full)
                yield return full;
            open = (local, counters);
        }

        if (open is { } last)
            yield return last;
    }

    private static DateTimeOffset Floor(DateTimeOffset moment) => new(moment.UtcTicks - moment.UtcTicks % Hour.Ticks, TimeSpan.Zero);

    private static ProblemHttpResult Invalid(string name, string message) => Problems.Of(400, new Failure("http.query", message) { Place = name });
}
