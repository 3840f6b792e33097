using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>A start of a schedule, in the schedule's time zone.</summary>
/// <param name="At">The moment, with the zone's offset.</param>
/// <param name="Zone">The IANA time zone; UTC for <c>every</c>.</param>
/// <param name="Offset">The zone's offset at the moment, such as <c>+03:00</c>.</param>
/// <param name="Dst">What a change of the clocks does to the start; null if it does nothing.</param>
public sealed record ScheduleSlot(DateTimeOffset At, string Zone, string Offset, ClockChange? Dst)
{
    internal static ScheduleSlot Of(DateTimeOffset at, TimeZoneInfo zone, ClockChange? change)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return new ScheduleSlot(local, zone.Id, $"{(local.Offset < TimeSpan.Zero ? '-' : '+')}{local.Offset:hh\\:mm}", change);
    }
}

/// <summary>What a change of the clocks does to a start.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClockChange>))]
public enum ClockChange
{
    /// <summary>The local time is skipped, so the flow starts when the clocks go forward.</summary>
    [JsonStringEnumMemberName("gap")]
    Gap,

    /// <summary>The local time occurs twice, because the clocks go back.</summary>
    [JsonStringEnumMemberName("overlap")]
    Overlap,
}
