namespace OrderStatusFlow;

/// <summary>Converts local times to points in time.</summary>
/// <remarks>
/// Uses only the offsets of points in time. TimeZoneInfo's checks for invalid and ambiguous times miss changes of a zone's base
/// offset, such as Istanbul's in 2016.
/// </remarks>
public static class LocalTime
{
    /// <summary>An upper bound for a single change of any zone's offset.</summary>
    public static TimeSpan MaxOffsetChange { get; } = TimeSpan.FromHours(25);

    /// <summary>Finds a time zone by its IANA name, or returns a failure with the code if this host does not know it.</summary>
    public static Result<TimeZoneInfo> Zone(string name, string code) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : new Failure(code, $"'{name}' is not a time zone that this host knows. Use an IANA name such as Europe/Istanbul.");

    /// <summary>Converts a local time to a point in time; null if the zone skips it. An ambiguous time is the earlier one, or the later
    /// one if <paramref name="later"/> is true.</summary>
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

    /// <summary>Converts a local time like <see cref="Find"/>, but moves a skipped time forward by the gap.</summary>
    public static DateTimeOffset In(TimeZoneInfo zone, DateTime wall, bool later = false) =>
        Find(zone, wall, later) ?? At(wall, OffsetNear(zone, wall, -MaxOffsetChange));

    /// <summary>Returns the next time at which the clock is set back to before the current local time; null if absent.</summary>
    public static DateTimeOffset? SetBack(TimeZoneInfo zone, DateTimeOffset moment)
    {
        // A clock is set back by less than a day, so only changes within a day matter.
        var wall = Reading(moment);
        for (var (from, to) = (moment, moment + MaxOffsetChange); Change(zone, from, to) is { } change; from = change)
        {
            if (Reading(change) < wall)
                return change;
        }
        return null;

        long Reading(DateTimeOffset at) => at.UtcTicks + zone.GetUtcOffset(at).Ticks;
    }

    /// <summary>Returns the first change of the zone's offset in a range, to the second. The start is exclusive, the end
    /// inclusive.</summary>
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
