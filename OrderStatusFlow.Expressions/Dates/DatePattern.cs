using System.Text.RegularExpressions;

namespace OrderStatusFlow.Expressions;

/// <summary>A date pattern with Java's letters, such as <c>dd.MM.yyyy HH:mm:ss</c>, for dates of other systems.</summary>
/// <remarks>Unlike <c>toDate</c>, it is strict: a month 13 and text after the date are not read.</remarks>
public sealed partial class DatePattern
{
    // Years of two digits are those from 1950 to 2049.
    private static readonly DateTimeOffset TwoDigitYears = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SimpleDatePattern pattern;

    private DatePattern(SimpleDatePattern pattern) => this.pattern = pattern;

    /// <summary>Parses a pattern.</summary>
    /// <returns>The pattern, or a failure <c>expression.value</c> that describes the error.</returns>
    public static Result<DatePattern> Parse(string text)
    {
        try
        {
            return new DatePattern(SimpleDatePattern.Read(text));
        }
        catch (FunctionException exception)
        {
            return new Failure("expression.value", $"It {exception.Message}.");
        }
    }

    /// <summary>Reads a date; null if the text does not have this form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The zone of dates without an offset.</param>
    /// <param name="later">True to read an ambiguous local time, when the clock is set back, as the later of the two.</param>
    public DateTimeOffset? Read(string text, TimeZoneInfo zone, bool later)
    {
        if (!pattern.TryParse(text, pattern.HasZone ? zone : TimeZoneInfo.Utc, TwoDigitYears, out var date) || date.InRange is not { } moment)
            return null;
        if (pattern.HasZone)
            return moment;
        return Numbers(text).SequenceEqual(Numbers(pattern.Format(date, TimeZoneInfo.Utc)))
            ? LocalTime.In(zone, moment.UtcDateTime, later) : null;
    }

    private static IEnumerable<string> Numbers(string text) => Digits().Matches(text).Select(match => match.Value.TrimStart('0'));

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
