namespace OrderStatusFlow.Core.Schedules;

/// <summary>The times at which a flow starts.</summary>
/// <remarks>
/// Cron times are wall clock times in the schedule's time zone. Two rules apply when the clocks change, for both kinds of cron. An expression with fixed
/// times (no <c>*</c> and no <c>/</c> in seconds, minutes and hours) starts once for each time: a skipped time starts at the moment the clocks go forward,
/// and a repeated time starts at its first occurrence. Any other expression is an interval: it starts whenever the wall clock matches, so twice in a repeated
/// hour and not in a skipped one. <c>every</c> counts from 1970-01-01T00:00:00Z in any zone, so that all hosts compute the same slots.
/// </remarks>
public sealed class Schedule
{
    private static readonly DateTimeOffset CheckedFrom = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeSpan? every;
    private readonly WallClockCron? cron;

    private Schedule(TimeSpan? every, WallClockCron? cron, string? triggeredBy) => (this.every, this.cron, TriggeredBy) = (every, cron, triggeredBy);

    /// <summary>The minimum of <c>every</c>.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The maximum of <c>every</c>.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>The flow whose finished runs start this flow; null if the schedule has times.</summary>
    public string? TriggeredBy { get; }

    /// <summary>Checks a definition.</summary>
    /// <returns>The schedule; or a failure <c>schedule</c> with the member's name as its place, or <c>schedule.cron</c> with the field and position.</returns>
    public static Result<Schedule> Parse(ScheduleDefinition definition)
    {
        var kinds = (definition.Cron is null ? 0 : 1) + (definition.Every is null ? 0 : 1) + (definition.TriggeredBy is null ? 0 : 1);
        if (kinds != 1)
            return new Failure("schedule", $"A schedule has exactly one of cron, every and triggeredBy, but this one has {kinds}.");
        if (definition.TriggeredBy is { } flow)
        {
            return string.IsNullOrWhiteSpace(flow)
                ? new Failure("schedule", "triggeredBy needs the name of a flow.") { Place = "triggeredBy" }
                : new Schedule(null, null, flow);
        }
        if (definition.Every is { } every)
        {
            return every < Shortest || every > Longest
                ? new Failure("schedule", $"every must be from 2 seconds (00:00:02) to 7 days (7.00:00:00), but is {every:c}.") { Place = "every" }
                : new Schedule(every, null, null);
        }
        var zone = LocalTime.Zone(definition.TimeZone, "schedule");
        if (!zone.Succeeded)
            return zone.Failure with { Place = "timeZone" };
        var times = CronText.Parse(definition.Cron!);
        if (!times.Succeeded)
            return times.Failure;
        var cron = new WallClockCron(times.Value, zone.Value);
        return cron.Next(CheckedFrom) is null
            ? new Failure("schedule.cron", $"The cron expression '{definition.Cron}' never starts: no date matches all of its fields.")
            : new Schedule(null, cron, null);
    }

    /// <summary>The first start after a moment, which is never the moment itself; null if there is no further start, as for
    /// <see cref="TriggeredBy"/>.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (cron is not null)
            return cron.Next(after);
        if (every is not { } step)
            return null;
        var since = after.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var slot = Math.DivRem(since, step.Ticks, out var rest) + (rest < 0 ? 0 : 1);
        var ticks = slot * step.Ticks;
        return ticks > (DateTimeOffset.MaxValue - DateTimeOffset.UnixEpoch).Ticks ? null : DateTimeOffset.UnixEpoch.AddTicks(ticks);
    }

    /// <summary>The next five starts after a moment in the schedule's time zone, or fewer if there are no more.</summary>
    public IReadOnlyList<ScheduleSlot> NextFiveSlots(DateTimeOffset after) =>
        [.. NextFive(after).Select(start => cron?.Slot(start) ?? ScheduleSlot.Of(start, TimeZoneInfo.Utc, null))];

    /// <summary>The next five starts after a moment, or fewer if there are no more.</summary>
    public IReadOnlyList<DateTimeOffset> NextFive(DateTimeOffset after)
    {
        var starts = new List<DateTimeOffset>();
        while (starts.Count < 5 && Next(starts.Count == 0 ? after : starts[^1]) is { } next)
            starts.Add(next);
        return starts;
    }
}
