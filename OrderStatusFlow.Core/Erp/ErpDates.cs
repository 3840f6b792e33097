using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Core.Erp;

/// <summary>The forms in which dates go to an ERP and come from it.</summary>
public static partial class ErpDates
{
    /// <summary><c>yyyy-MM-dd'T'HH:mm:ss.SSSSSS</c>: the wall clock of the ERP's zone, to the microsecond, without an offset.</summary>
    public static string Format(DateTimeOffset moment, TimeZoneInfo zone) => Format(moment, zone, 0);

    /// <summary>The zone of an IANA name, or a failure when this host does not know it.</summary>
    public static Result<TimeZoneInfo> Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : new Failure("erp.timeZone", $"'{name}' is not a time zone that this host knows. Use an IANA name such as Europe/Istanbul.");

    /// <summary>What to ask an ERP for that is to give everything after a moment: the wall clock's lowest reading from the moment on.</summary>
    /// <remarks>Where the clock is set back, a later change can carry a lower reading than an earlier one; it must not be missed.</remarks>
    public static string After(DateTimeOffset moment, TimeZoneInfo zone) =>
        LocalTime.SetBack(zone, moment) is { } back ? Format(back, zone, -TimeSpan.TicksPerMicrosecond) : Format(moment, zone);

    /// <summary>The moment that a date in an ERP's answer tells; without an offset it is the wall clock of the ERP's zone. Null: no date.</summary>
    /// <remarks>ISO 8601, OData's <c>/Date(1766300430000)/</c>, or the seconds or milliseconds of Unix time.</remarks>
    /// <param name="text">What the ERP says.</param>
    /// <param name="zone">Its zone.</param>
    /// <param name="later">Whether a reading that its wall clock shows twice, where it is set back, is the later of the two; else the earlier.</param>
    public static DateTimeOffset? Moment(string text, TimeZoneInfo zone, bool later = false)
    {
        if (Read(text) is { } date)
        {
            // Dates before Table Storage's first, such as year 1, stand for none.
            if (date.Local.Year is < 1602 or > 9998)
                return null;
            return date.Offset is { } offset ? new DateTimeOffset(date.Local.Ticks - offset.Ticks, TimeSpan.Zero) : LocalTime.In(zone, date.Local, later);
        }

        if (UnixTime().Match(text) is not { Success: true } match)
            return null;
        var number = long.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
        return match.Groups["number"].Length == 10 && match.Groups["odata"].Length == 0 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
    }

    /// <summary>ISO 8601: a date, perhaps with a time, perhaps with an offset; without one the ERP's own wall clock is meant.</summary>
    public static (DateTime Local, TimeSpan? Offset)? Read(string text)
    {
        var match = Iso().Match(text);
        if (!match.Success)
            return null;
        var time = match.Groups["time"].Success ? match.Groups["time"].Value : "00:00";
        if (time.Length == 5)
            time += ":00";
        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        if (!DateTime.TryParseExact($"{match.Groups["date"].Value}T{time}.{fraction}", "yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
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
        TimeZoneInfo.ConvertTime(moment, zone).DateTime.AddTicks(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    // A space may stand for the plus sign of an offset: that is what an unescaped + in a URL becomes.
    [GeneratedRegex(@"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ](?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:[.,](?<fraction>[0-9]{1,9}))?(?:(?<zulu>[Zz])|(?<sign>[+ -])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"\A(?:(?<odata>/Date\()(?<number>-?[0-9]{1,14})(?:[+-][0-9]{4})?\)/|(?<number>[0-9]{10}|[0-9]{13}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex UnixTime();
}
