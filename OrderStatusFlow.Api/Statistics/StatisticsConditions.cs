namespace OrderStatusFlow.Api.Statistics;

/// <summary>The query parameters of statistics.</summary>
internal sealed record StatisticsConditions
{
    /// <summary>The flow; all flows if it is missing.</summary>
    public string? Flow { get; init; }

    /// <summary>The first moment.</summary>
    public string? From { get; init; }

    /// <summary>The moment after the last.</summary>
    public string? To { get; init; }

    /// <summary><c>hour</c> or <c>day</c>.</summary>
    public string? Bucket { get; init; }

    /// <summary>The time zone of days.</summary>
    public string? TimeZone { get; init; }

    /// <summary><c>ended</c> or <c>started</c>.</summary>
    public string? Runs { get; init; }
}
