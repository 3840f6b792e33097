namespace OrderStatusFlow.Api.Statistics;

/// <summary>The query parameters of statistics.</summary>
/// <param name="Flow">The flow; all flows if it is missing.</param>
/// <param name="From">The first moment.</param>
/// <param name="To">The moment after the last.</param>
/// <param name="Bucket"><c>hour</c> or <c>day</c>.</param>
/// <param name="TimeZone">The time zone of days.</param>
/// <param name="Runs"><c>ended</c> or <c>started</c>.</param>
internal sealed record StatisticsConditions(string? Flow, string? From, string? To, string? Bucket, string? TimeZone, string? Runs);
