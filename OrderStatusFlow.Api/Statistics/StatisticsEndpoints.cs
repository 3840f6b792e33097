using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;

namespace OrderStatusFlow.Api.Statistics;

/// <summary>Counts of runs and rows over time.</summary>
internal static class StatisticsEndpoints
{
    public static void MapStatistics(this IEndpointRouteBuilder api) => api.MapGroup("/stats").WithTags("Statistics").MapGet("", GetAsync)
        .RequireRole(Role.View).NarrowsToFlow().Describe("getStatistics", "Counts the runs that ended, and their rows, by hour or day", 400, 404)
        .Query("flow", "Only runs of this flow. Without it, the runs of all flows that exist.")
        .Query("from", "The first moment, rounded down to an hour. By default 24 hours, or 30 days, before the end.", ParameterSchema.Moment())
        .Query("to", "The moment after the last, rounded up to an hour. By default the end of this hour.", ParameterSchema.Moment())
        .Query("bucket", "The size of the parts of the period; hour by default.", ParameterSchema.Choice<StatisticsBucket>())
        .Query("timeZone", "The time zone of the days, such as Europe/Istanbul; UTC by default.")
        .Query("runs", "Whether a run that has ended counts when it ended or when it started; ended by default. The list of runs filters by the start.",
            ParameterSchema.Choice<StatisticsRuns>());

    private static async Task<Results<Ok<StatisticsResponse>, ProblemHttpResult>> GetAsync(
        [AsParameters] StatisticsConditions conditions, FlowStore flows, HourlyStatistics statistics, TimeProvider clock, HttpContext context,
        CancellationToken cancellation)
    {
        if (StatisticsPeriod.Read(conditions, clock.GetUtcNow(), out var problem) is not { } period)
            return problem!;
        var flow = context.FlowOr(conditions.Flow);
        if (await flows.SelectAsync(flow, cancellation) is not { } names)
            return FlowEndpoints.Unknown(flow!);
        var hours = period.Runs == StatisticsRuns.Started
            ? await statistics.ReadStartedAsync(names, period.From, period.To, cancellation)
            : await statistics.ReadAsync(names, period.From, period.To, cancellation);
        var buckets = period.Buckets(hours).ToList();
        return TypedResults.Ok(new StatisticsResponse(
            period.From, period.To, period.Bucket.ToString().ToLowerInvariant(),
            [.. buckets.Select(bucket => StatisticsItem.Of(bucket.Start, bucket.Counters))],
            StatisticsCounts.Of(buckets.Aggregate(RunCounters.None, (sum, bucket) => sum.Plus(bucket.Counters)))));
    }
}
