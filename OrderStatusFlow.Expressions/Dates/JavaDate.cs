namespace OrderStatusFlow.Expressions;

/// <summary>A point in time in milliseconds (java.util.Date).</summary>
/// <remarks>The calendar repeats every 400 years. Beyond the years of .NET, a date has the fields of one within them, and the number of cycles between
/// the two.</remarks>
/// <param name="Moment">The time within the years of .NET, so that any zone's local time is within them too.</param>
/// <param name="Cycles">The cycles of 400 years from <paramref name="Moment"/> to the date.</param>
internal readonly record struct JavaDate(DateTimeOffset Moment, long Cycles)
{
    private const int CycleYears = 400, FirstYear = 2, LastYear = 9998;
    private const long CycleMilliseconds = 146_097L * 24 * 60 * 60 * 1000;

    private static readonly long First = new DateTimeOffset(FirstYear, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly long Last = new DateTimeOffset(LastYear, 12, 31, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public long Milliseconds => Moment.ToUnixTimeMilliseconds() + (Cycles * CycleMilliseconds);

    /// <summary>Returns the time as one of .NET; null beyond its years.</summary>
    public DateTimeOffset? InRange =>
        Milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && Milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds) : null;

    public static JavaDate Of(long milliseconds)
    {
        var cycles = Beyond(milliseconds, First, Last, CycleMilliseconds);
        return new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds - (cycles * CycleMilliseconds)), cycles);
    }

    /// <summary>Returns a date whose fields were resolved with <see cref="Within"/>.</summary>
    /// <exception cref="OverflowException">The milliseconds do not fit in 64 bits.</exception>
    public static JavaDate Of(DateTimeOffset moment, long cycles) => Of(checked(moment.ToUnixTimeMilliseconds() + (cycles * CycleMilliseconds)));

    /// <summary>Returns the year within those of .NET that has the same calendar, and the cycles from it.</summary>
    public static (int Year, long Cycles) Within(int year)
    {
        var cycles = Beyond(year, FirstYear, LastYear, CycleYears);
        return ((int)(year - (cycles * CycleYears)), cycles);
    }

    /// <summary>Returns the year of the date, 0 and less before Christ, for a year of <see cref="Moment"/> in a zone or of its week.</summary>
    public long Year(int year) => year + (Cycles * CycleYears);

    private static long Beyond(long value, long first, long last, long size) =>
        value < first ? -((first - value + size - 1) / size) : value > last ? (value - last + size - 1) / size : 0;
}
