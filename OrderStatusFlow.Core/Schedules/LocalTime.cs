namespace OrderStatusFlow.Schedules;

/// <summary>From a wall clock's reading to a moment.</summary>
/// <remarks>
/// It asks only for offsets of moments: TimeZoneInfo's own tests for skipped and doubled readings miss changes of a zone's standard time, such
/// as Istanbul's in 2016.
/// </remarks>
internal static class LocalTime
{
    /// <summary>Longer than any zone has ever moved its clocks at once.</summary>
    public static TimeSpan LargestChange { get; } = TimeSpan.FromHours(25);

    /// <summary>The moment at which the wall clock shows a reading, the earlier one if it does twice; null if the zone skips the reading.</summary>
    public static DateTimeOffset? Find(TimeZoneInfo zone, DateTime wall)
    {
        var (before, since) = (OffsetNear(zone, wall, -LargestChange), OffsetNear(zone, wall, LargestChange));
        foreach (var offset in new[] { before, since }.OrderDescending())
        {
            var moment = At(wall, offset);
            if (zone.GetUtcOffset(moment) == offset)
                return moment;
        }
        return null;
    }

    /// <summary>The same, but a reading that the zone skips is moved forward by the gap.</summary>
    public static DateTimeOffset In(TimeZoneInfo zone, DateTime wall) => Find(zone, wall) ?? At(wall, OffsetNear(zone, wall, -LargestChange));

    private static TimeSpan OffsetNear(TimeZoneInfo zone, DateTime wall, TimeSpan distance) => zone.GetUtcOffset(At(wall, -distance));

    private static DateTimeOffset At(DateTime wall, TimeSpan offset) =>
        new(Math.Clamp(wall.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
}
