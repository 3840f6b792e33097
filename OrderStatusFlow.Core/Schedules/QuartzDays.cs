using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>The days of a Quartz expression, as Quartz for Java reads them.</summary>
/// <remarks>Of a list with W or #, Java uses the first day of the month or week alone, with that sign. After a range, both have no effect.</remarks>
internal static partial class QuartzDays
{
    private static readonly string[] Names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>Returns the days of the month: <c>1W</c> for <c>1,15W</c>, and <c>1-5</c> for <c>1-5W</c>.</summary>
    /// <param name="field">The field, in upper case.</param>
    public static string OfMonth(string field)
    {
        var days = WeekdayAfterRange().Replace(field, "");
        return days.Contains(',') && days.Contains('W') && First(days) is { } first ? $"{first}W" : days;
    }

    /// <summary>Returns the days of the week: <c>2#2</c> for <c>MON,FRI#2</c>, and <c>MON-FRI</c> for <c>MON-FRI#2</c>.</summary>
    /// <param name="field">The field, in upper case.</param>
    public static string OfWeek(string field)
    {
        var days = OrdinalAfterRange().Replace(field, "");
        return days.Contains(',') && Ordinal().Match(days) is { Success: true } ordinal && First(days) is { } first ? $"{first}{ordinal.Value}" : days;
    }

    // Null if an entry is no day. The parser explains it.
    private static int? First(string list)
    {
        var days = list.Split(',').Select(FirstOf).ToList();
        return days.Contains(0) ? null : days.Min();
    }

    private static int FirstOf(string entry)
    {
        var days = Days().Match(entry);
        var (first, last) = (Number(days.Groups[1].Value), Number(days.Groups[2].Value));
        // From Saturday to Monday is Sunday too.
        return last > 0 && last < first ? 1 : first;
    }

    private static int Number(string day) => day == "*" ? 1
        : int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Array.IndexOf(Names, day) + 1;

    [GeneratedRegex(@"(?<=\d-\d+)W", RegexOptions.None, 1000)]
    private static partial Regex WeekdayAfterRange();

    [GeneratedRegex(@"(?<=\w-\w+)#\d+", RegexOptions.None, 1000)]
    private static partial Regex OrdinalAfterRange();

    [GeneratedRegex(@"#\d+", RegexOptions.None, 1000)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"^(\*|\w+?)(?:-(\w+))?(?=W?$|[/#])", RegexOptions.None, 1000)]
    private static partial Regex Days();
}
