using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>A Quartz expression, with the times of Quartz for Java where Quartz.NET has others.</summary>
internal sealed partial class QuartzCron
{
    private readonly Quartz.CronExpression expression;
    private readonly int nearestWeekday;

    public QuartzCron(string[] fields)
    {
        QuartzRanges.Check(fields);
        fields = [.. fields.Select(static field => field.ToUpperInvariant())];
        var month = QuartzDays.OfMonth(fields[3]);
        // What follows the first three letters of a day has no effect in Java, such as a step.
        var week = QuartzDays.OfWeek(StepAfterName().Replace(RestOfName().Replace(fields[5], ""), ""));
        expression = new Quartz.CronExpression(string.Join(' ', [.. fields[..3], month, fields[4], week, .. fields[6..]]), TimeZoneInfo.Utc);
        nearestWeekday = NearestWeekday().Match(month) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 1;
    }

    public DateTime? Next(DateTime after)
    {
        var next = First(after);
        while (next is { } found && !HasWeekday(found))
            next = First(new DateTime(found.Year, found.Month, 1).AddMonths(1).AddSeconds(-1));
        return next;
    }

    private DateTime? First(DateTime after) => expression.GetNextValidTimeAfter(new DateTimeOffset(after, TimeSpan.Zero))?.DateTime;

    // In Java 31W is in no month of 30 days, except if day 31, the first of the next month, is a Saturday: its nearest weekday is the Friday before.
    private bool HasWeekday(DateTime found)
    {
        var days = DateTime.DaysInMonth(found.Year, found.Month);
        return nearestWeekday <= days || nearestWeekday == days + 1 && new DateTime(found.Year, found.Month, days).DayOfWeek == DayOfWeek.Friday;
    }

    // Of a range of long names, Java takes the first day alone, which nobody means: it stays, and is refused.
    [GeneratedRegex(@"(?<=\b(?:SUN|MON|TUE|WED|THU|FRI|SAT))(?:DAY|S|SDAY|NESDAY|R|RS|RSDAY|URDAY)\b(?!-)", RegexOptions.None, 1000)]
    private static partial Regex RestOfName();

    [GeneratedRegex(@"(?<=[A-Z]{3})/\d+", RegexOptions.None, 1000)]
    private static partial Regex StepAfterName();

    [GeneratedRegex(@"^(\d{1,2})W$", RegexOptions.None, 1000)]
    private static partial Regex NearestWeekday();
}
