namespace OrderStatusFlow.Core.Schedules;

/// <summary>When an inbound flow starts by itself; exactly one of the three kinds is set.</summary>
public sealed record ScheduleDefinition
{
    /// <summary>A Quartz expression (6 or 7 fields, seconds first) or a Unix one (5 fields).</summary>
    public string? Cron { get; init; }

    /// <summary>The IANA zone that <see cref="Cron"/> is read in; UTC unless told.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Time from one start to the next: 2 seconds to 7 days.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>The flow whose finished run starts this one.</summary>
    public string? TriggeredBy { get; init; }
}
