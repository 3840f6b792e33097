using System.Globalization;

namespace OrderStatusFlow.Functions.Schedules;

/// <summary>A minute that a tick starts flows for.</summary>
/// <param name="Begin">Its begin.</param>
internal readonly record struct ScheduleMinute(DateTimeOffset Begin)
{
    // A timer may fire slightly before its time.
    private static readonly TimeSpan MaxEarly = TimeSpan.FromSeconds(1);

    /// <summary>Its end, which is the begin of the next minute.</summary>
    public DateTimeOffset End => Begin + TimeSpan.FromMinutes(1);

    /// <summary>The id of its orchestration. It is the same on every host, so that a minute has one.</summary>
    public string InstanceId => $"slots.{Begin.ToString("yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture)}";

    /// <summary>The minute of a tick at a moment.</summary>
    public static ScheduleMinute Of(DateTimeOffset moment)
    {
        var near = (moment + MaxEarly).UtcTicks;
        return new ScheduleMinute(new DateTimeOffset(near - (near % TimeSpan.TicksPerMinute), TimeSpan.Zero));
    }
}
