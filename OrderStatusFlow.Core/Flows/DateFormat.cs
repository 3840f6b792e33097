using System.Globalization;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Core.Flows;

/// <summary>The form in which an ERP writes dates: a pattern with Java's letters, <c>epochSeconds</c> or <c>epochMilliseconds</c>.</summary>
public sealed class DateFormat
{
    private const string Seconds = "epochSeconds";
    private const string Milliseconds = "epochMilliseconds";

    private readonly DatePattern? pattern;
    private readonly decimal ticks;

    private DateFormat(DatePattern? pattern, long ticks) => (this.pattern, this.ticks) = (pattern, ticks);

    /// <summary>Parses a format.</summary>
    public static Result<DateFormat> Parse(string format)
    {
        if (format.Equals(Seconds, StringComparison.OrdinalIgnoreCase))
            return new DateFormat(null, TimeSpan.TicksPerSecond);
        if (format.Equals(Milliseconds, StringComparison.OrdinalIgnoreCase))
            return new DateFormat(null, TimeSpan.TicksPerMillisecond);
        var pattern = DatePattern.Parse(format);
        if (!pattern.Succeeded)
            return pattern.Failure;
        return format.Contains('y', StringComparison.Ordinal)
            ? new DateFormat(pattern.Value, 0)
            : new Failure("expression.value", $"The date pattern '{format}' has no year. "
                + $"Use a pattern such as dd.MM.yyyy HH:mm:ss, {Seconds} or {Milliseconds}.");
    }

    /// <summary>Reads a date; null if the text does not have this form, or the year is not from 1602 to 9998.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The zone of dates without an offset.</param>
    /// <param name="later">True to read an ambiguous local time, when the clock is set back, as the later of the two.</param>
    public DateTimeOffset? Read(string text, TimeZoneInfo zone, bool later)
    {
        var moment = pattern is null ? Epoch(text.Trim()) : pattern.Read(text.Trim(), zone, later);
        return moment is { UtcDateTime.Year: >= 1602 and <= 9998 } ? moment : null;
    }

    private DateTimeOffset? Epoch(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1e15m)
            return null;
        var utc = DateTimeOffset.UnixEpoch.Ticks + (number * ticks);
        return utc >= 0 && utc <= DateTime.MaxValue.Ticks ? new DateTimeOffset((long)utc, TimeSpan.Zero) : null;
    }
}
