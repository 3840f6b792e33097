namespace OrderStatusFlow.Core.Schedules;

/// <summary>The schedule of an inbound flow. Exactly one of the three kinds is set.</summary>
public sealed record ScheduleDefinition
{
    /// <summary>A Quartz expression (6 or 7 fields, seconds first) or a Unix expression (5 fields).</summary>
    public string? Cron { get; init; }

    /// <summary>The IANA time zone of <see cref="Cron"/>. The default is UTC.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>The time between starts: 2 seconds to 7 days.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The flow whose finished runs start this flow.</summary>
    public string? TriggeredBy { get; init; }
}
