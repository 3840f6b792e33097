namespace OrderStatusFlow.Expressions;

/// <summary>Weeks as in the United States, which NiFi's dates use: they begin on Sunday, and week 1 contains January 1.</summary>
internal static class UsWeek
{
    public static int OfMonth(DateTime date) => ((date.Day - 1 + (int)FirstOfMonth(date).DayOfWeek) / 7) + 1;

    public static (int Year, int Week) OfYear(DateTime date)
    {
        var saturday = date.DayOfYear + 6 - (int)date.DayOfWeek;
        if (saturday > (DateTime.IsLeapYear(date.Year) ? 366 : 365))
            return (date.Year + 1, 1);
        return (date.Year, ((date.DayOfYear - 1 + (int)new DateTime(date.Year, 1, 1).DayOfWeek) / 7) + 1);
    }

    /// <summary>Returns the Sunday on which week 1 of a year begins.</summary>
    public static DateTime Start(int year)
    {
        var first = new DateTime(year, 1, 1);
        return first.AddDays(-(int)first.DayOfWeek);
    }

    public static DateTime FirstOfMonth(DateTime date) => new(date.Year, date.Month, 1);
}
