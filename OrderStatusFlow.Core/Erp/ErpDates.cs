using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Formats dates for an ERP and parses its dates.</summary>
public static partial class ErpDates
{
    /// <summary>Formats a date as <c>yyyy-MM-dd'T'HH:mm:ss.SSSSSS</c>: local time in the ERP's zone, in microseconds, without an
    /// offset.</summary>
    public static string Format(DateTimeOffset moment, TimeZoneInfo zone) => Format(moment, zone, 0);

    /// <summary>Finds a time zone by its IANA name, or returns a failure if this host does not know it.</summary>
    public static Result<TimeZoneInfo> Zone(string name) => LocalTime.Zone(name, "erp.timeZone");

    /// <summary>Formats the filter for all changes after a point in time: the earliest local time that a later change can have.</summary>
    /// <remarks>When the clock is set back, a later change can have an earlier local time. It must not be missed.</remarks>
    public static string After(DateTimeOffset moment, TimeZoneInfo zone) =>
        LocalTime.SetBack(zone, moment) is { } back ? Format(back, zone, -TimeSpan.TicksPerMicrosecond) : Format(moment, zone);

    /// <summary>Parses a date in an ERP's response. A date without an offset is local time in the ERP's zone. Null if it is not a
    /// date.</summary>
    /// <remarks>Accepts ISO 8601, OData's <c>/Date(1766300430000)/</c>, and Unix time in seconds or milliseconds.</remarks>
    /// <param name="text">The date as text.</param>
    /// <param name="zone">The ERP's time zone.</param>
    /// <param name="later">True to read an ambiguous local time, when the clock is set back, as the later of the two; false for the
    /// earlier.</param>
    public static DateTimeOffset? Moment(string text, TimeZoneInfo zone, bool later = false)
    {
        if (Read(text) is { } date)
        {
            // Dates before the minimum of Table Storage, such as year 1, mean that there is no date.
            if (date.Local.Year is < 1602 or > 9998)
                return null;
            return date.Offset is { } offset
                ? new DateTimeOffset(date.Local.Ticks - offset.Ticks, TimeSpan.Zero) : LocalTime.In(zone, date.Local, later);
        }

        if (UnixTime().Match(text) is not { Success: true } match)
            return null;
        var number = long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return match.Groups["number"].Length == 10 && match.Groups["odata"].Length == 0
            ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
    }

    /// <summary>Parses ISO 8601: a date with an optional time and an optional offset. Without an offset it is the ERP's local
    /// time.</summary>
    public static (DateTime Local, TimeSpan? Offset)? Read(string text)
    {
        var match = Iso().Match(text);
        if (!match.Success)
            return null;
        var time = match.Groups["time"].Success ? match.Groups["time"].Value : "00:00";
        if (time.Length == 5)
            time += ":00";
        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        if (!DateTime.TryParseExact($"{match.Groups["date"].Value}T{time}.{fraction}", "yyyy-MM-dd'T'HH:mm:ss.fffffff",
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        if (match.Groups["zulu"].Success)
            return (local, TimeSpan.Zero);
        if (!match.Groups["hours"].Success)
            return (local, null);
        var size = new TimeSpan(int.Parse(match.Groups["hours"].Value, CultureInfo.InvariantCulture),
            match.Groups["minutes"].Success ? int.Parse(match.Groups["minutes"].Value, CultureInfo.InvariantCulture) : 0, 0);
        return size > TimeSpan.FromHours(18) ? null : (local, match.Groups["sign"].Value == "-" ? -size : size);
    }

    private static string Format(DateTimeOffset moment, TimeZoneInfo zone, long ticks) =>
        TimeZoneInfo.ConvertTime(moment, zone).DateTime.AddTicks(ticks)
            .ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    // An unescaped plus sign of an offset in a URL arrives as a space.
    [GeneratedRegex(@"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ](?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,](?<fraction>[0-9]{1,9}))?(?:(?<zulu>[Zz])|(?<sign>[+ -])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\A(?:(?<odata>/Date\()(?<number>-?[0-9]{1,14})(?:[+-][0-9]{4})?\)/|(?<number>[0-9]{10}|[0-9]{13}))\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex UnixTime();
}
