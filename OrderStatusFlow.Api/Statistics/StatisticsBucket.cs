namespace OrderStatusFlow.Api.Statistics;

/// <summary>The size of the parts of a period.</summary>
internal enum StatisticsBucket
{
    /// <summary>An hour.</summary>
    Hour,

    /// <summary>A day in the time zone of the request.</summary>
    Day,
}
