namespace OrderStatusFlow.Core.Schedules;

/// <summary>When a flow starts by itself.</summary>
/// <remarks>
/// Cron times are wall clock times of the schedule's zone. Where the clocks change, two rules hold for both forms of cron. An expression that names
/// its times (no <c>*</c> and no <c>/</c> in seconds, minutes and hours) starts once for each of them: a time that the zone skips starts at the moment the
/// clocks go forward, one that it has twice starts at the first. Any other expression is an interval: it starts whenever the wall clock matches, so
/// in both passes of a doubled hour, and not for a skipped one. <c>every</c> counts from 1970-01-01T00:00:00Z, whatever the zone, so that all
/// hosts see the same slots.
/// </remarks>
public sealed class Schedule
{
    private static readonly DateTimeOffset CheckedFrom = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TimeSpan? every;
    private readonly WallClockCron? cron;

    private Schedule(TimeSpan? every, WallClockCron? cron, string? triggeredBy) => (this.every, this.cron, TriggeredBy) = (every, cron, triggeredBy);

    /// <summary>The shortest time that <c>every</c> allows.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest time that <c>every</c> allows.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>The flow whose finished run starts this one; null for schedules with times of their own.</summary>
    public string? TriggeredBy { get; }

    /// <summary>Checks a definition.</summary>
    /// <returns>A failure <c>schedule</c> with the member's name as its place, or <c>schedule.cron</c> whose place names field and position.</returns>
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
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(definition.TimeZone, out var zone))
        {
            return new Failure("schedule", $"'{definition.TimeZone}' is not a time zone that this host knows. Use an IANA name such as Europe/Istanbul.")
            { Place = "timeZone" };
        }
        var times = CronText.Parse(definition.Cron!);
        if (!times.Succeeded)
            return times.Failure;
        var cron = new WallClockCron(times.Value, zone);
        return cron.Next(CheckedFrom) is null
            ? new Failure("schedule.cron", $"The cron expression '{definition.Cron}' never comes: no date fits all its fields.")
            : new Schedule(null, cron, null);
    }

    /// <summary>The first start after a moment, never the moment itself; null when there is none, as for <see cref="TriggeredBy"/>.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (cron is not null)
            return cron.Next(after);
        if (every is not { } step)
            return null;
        var since = after.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks;
        var slot = Math.DivRem(since, step.Ticks, out var rest) + (rest < 0 ? 0 : 1);
        return DateTimeOffset.UnixEpoch.AddTicks(slot * step.Ticks);
    }

    /// <summary>The next five starts after a moment; fewer when there are no more.</summary>
    public IReadOnlyList<DateTimeOffset> NextFive(DateTimeOffset after)
    {
        var starts = new List<DateTimeOffset>();
        while (starts.Count < 5 && Next(starts.Count == 0 ? after : starts[^1]) is { } next)
            starts.Add(next);
        return starts;
    }
}
