namespace OrderStatusFlow.Api.Statistics;

/// <summary>The hour in which a run counts.</summary>
internal enum StatisticsRuns
{
    /// <summary>The hour in which it ended.</summary>
    Ended,

    /// <summary>The hour in which it started, once it has ended. The filters <c>from</c> and <c>to</c> of a list of runs use the same moment.</summary>
    Started,
}
