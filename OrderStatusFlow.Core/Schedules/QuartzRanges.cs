using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Schedules;

/// <summary>Checks a Quartz expression for what Quartz refuses and the library accepts: minute 99, lists of days with L or more than one #, a range
/// from a number to a name, and days of both the month and the week.</summary>
internal static partial class QuartzRanges
{
    private static readonly (int Min, int Max)[] Ranges = [(0, 59), (0, 59), (0, 23), (1, 31), (1, 12), (1, 7), (1970, 2099)];

    /// <exception cref="FormatException">A number is out of range, a list of days has L or more than one #, a range has a number and a name, or
    /// not one of the two fields for days is <c>?</c>. Both may be <c>*</c>.</exception>
    public static void Check(string[] fields)
    {
        foreach (var (field, (min, max)) in fields.Zip(Ranges))
        {
            foreach (Match match in Number().Matches(field))
            {
                // The number after a slash is a step; after # and L- it is a count.
                var (low, high) = match.Groups[1].Value switch { "/" => (1, max), "#" => (1, 5), "L-" => (0, 30), _ => (min, max) };
                if (!int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < low || number > high)
                    throw new FormatException($"{match.Groups[2].Value} is not from {low} to {high}.");
            }
        }

        foreach (var mixed in new[] { Mixed().Match(fields[4]), Mixed().Match(fields[5]) })
        {
            if (mixed.Success)
                throw new FormatException($"{mixed.Value} is a range from a number to a name; write two numbers or two names.");
        }

        foreach (var special in new[] { SpecialDay().Match(fields[3]), SpecialWeekday().Match(fields[5]) })
        {
            if (special.Success)
                throw new FormatException($"{special.Value} is for one day, not for a list.");
        }

        CheckDays(fields[3], fields[5]);
    }

    private static void CheckDays(string month, string week)
    {
        if (month == "?" && week == "?")
            throw new FormatException("? may be in the day of month or in the day of week, but not in both. Write * in one of them.");
        if (month is not ("?" or "*") && week is not ("?" or "*"))
            throw new FormatException("Quartz takes the day of month or the day of week, but not both. Write ? in one of them.");
    }

    [GeneratedRegex(@"(/|#|L-|)(\d+)", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex("[0-9]+-[A-Z]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Mixed();

    [GeneratedRegex("L(?=.*,)|(?<=,.*)L", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SpecialDay();

    [GeneratedRegex("L(?=.*,)|(?<=,.*)L|(?<=#.*)#", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SpecialWeekday();
}
