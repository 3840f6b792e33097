namespace OrderStatusFlow.Core.Schedules;

/// <summary>Cron times in a time zone, by the rules of <see cref="Schedule"/>.</summary>
internal sealed class WallClockCron(CronTimes times, TimeZoneInfo zone)
{
    // Local times of moments this near to the first or last moment of the calendar may be outside it.
    private static readonly TimeSpan Margin = LocalTime.MaxOffsetChange * 2;

    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (after.UtcTicks < Margin.Ticks)
            after = DateTimeOffset.MinValue + Margin;
        if (after > DateTimeOffset.MaxValue - Margin)
            return null;
        return times.IsInterval ? NextOfInterval(after) : NextOfNamed(after);
    }

    /// <summary>Describes a start.</summary>
    public ScheduleSlot Slot(DateTimeOffset start)
    {
        var wall = Wall(start);
        // A start whose local time does not match the expression was moved to the end of a gap.
        ClockChange? change = times.NextWall(wall.AddTicks(-1)) != wall ? ClockChange.Gap
            : LocalTime.Find(zone, wall) != LocalTime.Find(zone, wall, later: true) ? ClockChange.Overlap
            : null;
        return ScheduleSlot.Of(start, zone, change);
    }

    private DateTimeOffset? NextOfNamed(DateTimeOffset after)
    {
        var wall = Wall(after) - LocalTime.MaxOffsetChange;
        while (times.NextWall(wall) is { } next)
        {
            if (Moment(next) is var moment && moment > after)
                return moment;
            wall = next;
        }
        return null;
    }

    private DateTimeOffset? NextOfInterval(DateTimeOffset after)
    {
        var (from, wall) = (after, Wall(after));
        while (times.NextWall(wall) is { } next)
        {
            // The search continues within one UTC offset, and starts again after a change of the offset.
            var moment = new DateTimeOffset(next.Ticks - zone.GetUtcOffset(from).Ticks, TimeSpan.Zero);
            if (LocalTime.Change(zone, from, moment) is not { } change)
                return moment;
            (from, wall) = (change, Wall(change).AddTicks(-1));
        }
        return null;
    }

    private DateTime Wall(DateTimeOffset moment) => new(moment.UtcTicks + zone.GetUtcOffset(moment).Ticks);

    private DateTimeOffset Moment(DateTime wall)
    {
        if (LocalTime.Find(zone, wall) is { } moment)
            return moment;
        var around = new DateTimeOffset(wall.Ticks, TimeSpan.Zero);
        return LocalTime.Change(zone, around - LocalTime.MaxOffsetChange, around + LocalTime.MaxOffsetChange) ?? around;
    }
}
