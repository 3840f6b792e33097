namespace OrderStatusFlow;

/// <summary>From a wall clock's reading to a moment.</summary>
/// <remarks>
/// It asks only for offsets of moments: TimeZoneInfo's own tests for skipped and doubled readings miss changes of a zone's standard time, such
/// as Istanbul's in 2016.
/// </remarks>
public static class LocalTime
{
    /// <summary>Longer than any zone has ever moved its clocks at once.</summary>
    public static TimeSpan MaxOffsetChange { get; } = TimeSpan.FromHours(25);

    /// <summary>The moment at which the wall clock shows a reading, the earlier one if it does twice and the later is not asked for; null if the zone skips the reading.</summary>
    public static DateTimeOffset? Find(TimeZoneInfo zone, DateTime wall, bool later = false)
    {
        var (before, since) = (OffsetNear(zone, wall, -MaxOffsetChange), OffsetNear(zone, wall, MaxOffsetChange));
        foreach (var offset in later ? new[] { before, since }.Order() : new[] { before, since }.OrderDescending())
        {
            var moment = At(wall, offset);
            if (zone.GetUtcOffset(moment) == offset)
                return moment;
        }
        return null;
    }

    /// <summary>The same, but a reading that the zone skips is moved forward by the gap.</summary>
    public static DateTimeOffset In(TimeZoneInfo zone, DateTime wall, bool later = false) => Find(zone, wall, later) ?? At(wall, OffsetNear(zone, wall, -MaxOffsetChange));

    /// <summary>The next moment at which the wall clock is set back to a reading below the one it shows at a moment; null when it is not.</summary>
    public static DateTimeOffset? SetBack(TimeZoneInfo zone, DateTimeOffset moment)
    {
        // Set back by less than a day, it must happen within a day to matter.
        var wall = Reading(moment);
        for (var (from, to) = (moment, moment + MaxOffsetChange); Change(zone, from, to) is { } change; from = change)
        {
            if (Reading(change) < wall)
                return change;
        }
        return null;

        long Reading(DateTimeOffset at) => at.UtcTicks + zone.GetUtcOffset(at).Ticks;
    }

    /// <summary>The first moment after one and up to another at which the zone's offset is a new one; to the second.</summary>
    public static DateTimeOffset? Change(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var offset = zone.GetUtcOffset(from);
        for (var low = from; low < to;)
        {
            var high = to - low > TimeSpan.FromDays(1) ? low.AddDays(1) : to;
            if (zone.GetUtcOffset(high) == offset)
            {
                low = high;
                continue;
            }
            var (before, since) = (low.UtcTicks / TimeSpan.TicksPerSecond, high.UtcTicks / TimeSpan.TicksPerSecond);
            while (since - before > 1)
            {
                var middle = before + ((since - before) / 2);
                if (zone.GetUtcOffset(new DateTimeOffset(middle * TimeSpan.TicksPerSecond, TimeSpan.Zero)) == offset)
                    before = middle;
                else
                    since = middle;
            }
            return new DateTimeOffset(since * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        }
        return null;
    }

    private static TimeSpan OffsetNear(TimeZoneInfo zone, DateTime wall, TimeSpan distance) => zone.GetUtcOffset(At(wall, -distance));

    private static DateTimeOffset At(DateTime wall, TimeSpan offset) =>
        new(Math.Clamp(wall.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
}
