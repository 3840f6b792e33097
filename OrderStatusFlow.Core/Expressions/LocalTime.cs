namespace OrderStatusFlow.Expressions;

/// <summary>From a wall clock's reading to a moment.</summary>
internal static class LocalTime
{
    /// <summary>A reading that the zone skips is moved forward by the gap; one that it has twice is the earlier moment.</summary>
    public static DateTimeOffset In(TimeZoneInfo zone, DateTime local)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        TimeSpan offset;
        if (zone.IsInvalidTime(local))
            offset = zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified).AddDays(-1));
        else if (zone.IsAmbiguousTime(local))
            offset = zone.GetAmbiguousTimeOffsets(local).Max();
        else
            offset = zone.GetUtcOffset(local);
        return new DateTimeOffset(Math.Clamp(local.Ticks - offset.Ticks, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }
}
