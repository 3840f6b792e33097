using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Expressions;

/// <summary>Time zones by the names that Java takes: IANA names in their own case, <c>GMT+3</c>, <c>GMT+03:00</c>, <c>GMT+0300</c>, and the old names of
/// three letters such as <c>PST</c>.</summary>
internal static partial class JavaZone
{
    // The IDs of java.time.ZoneId.SHORT_IDS.
    private const string Short =
        "ACT=Australia/Darwin AET=Australia/Sydney AGT=America/Argentina/Buenos_Aires ART=Africa/Cairo AST=America/Anchorage "
        + "BET=America/Sao_Paulo BST=Asia/Dhaka CAT=Africa/Harare CNT=America/St_Johns CST=America/Chicago CTT=Asia/Shanghai "
        + "EAT=Africa/Addis_Ababa ECT=Europe/Paris IET=America/Indiana/Indianapolis IST=Asia/Kolkata JST=Asia/Tokyo MIT=Pacific/Apia "
        + "NET=Asia/Yerevan NST=Pacific/Auckland PLT=Asia/Karachi PNT=America/Phoenix PRT=America/Puerto_Rico PST=America/Los_Angeles "
        + "SST=Pacific/Guadalcanal VST=Asia/Ho_Chi_Minh EST=Etc/GMT+5 MST=Etc/GMT+7 HST=Etc/GMT+10 Z=UTC";

    private static readonly Dictionary<string, string> ShortIds =
        Short.Split(' ').ToDictionary(pair => pair.Split('=')[0], pair => pair.Split('=')[1], StringComparer.Ordinal);

    private static readonly TimeZoneInfo Gmt = TimeZoneInfo.CreateCustomTimeZone("GMT", TimeSpan.Zero, "GMT", "GMT");

    private static readonly ConcurrentDictionary<TimeSpan, TimeZoneInfo> Fixed = new();

    /// <exception cref="FunctionException">There is no such zone.</exception>
    public static TimeZoneInfo Find(string name) => TryFind(name) ?? throw new FunctionException(
        $"got '{ValueConversion.Cut(name)}', which is not a time zone; use a name such as Europe/Istanbul or GMT+3");

    /// <summary>Returns a zone as java.util.TimeZone does, for which an unknown name is GMT.</summary>
    public static TimeZoneInfo FindOrGmt(string name) => TryFindInJavaUtil(name) ?? Gmt;

    /// <summary>Returns a zone that java.util.TimeZone knows; otherwise null, also for an offset without <c>GMT</c>, such as <c>+03:00</c> and
    /// <c>UTC+3</c>.</summary>
    public static TimeZoneInfo? TryFindInJavaUtil(string name) =>
        name.StartsWith("GMT", StringComparison.Ordinal) || !OffsetName().IsMatch(name) ? TryFind(name) : null;

    /// <summary>Returns a zone; null if the name is unknown.</summary>
    public static TimeZoneInfo? TryFind(string name)
    {
        if (name is "UTC" or "Z")
            return TimeZoneInfo.Utc;
        if (name == "GMT")
            return Gmt;
        if (OffsetName().Match(name) is { Success: true } match)
        {
            var minutes = match.Groups["m"].Success ? int.Parse(match.Groups["m"].ValueSpan, CultureInfo.InvariantCulture) : 0;
            var size = new TimeSpan(int.Parse(match.Groups["h"].ValueSpan, CultureInfo.InvariantCulture), minutes, 0);
            return size <= TimeSpan.FromHours(14) && minutes < 60 ? OfOffset(match.Groups["s"].Value == "-" ? -size : size) : null;
        }
        var id = ShortIds.GetValueOrDefault(name, name);
        // .NET finds a zone by a name in another case, but only after someone found it by its own.
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.Id == id ? zone : null;
    }

    /// <summary>True for a time before 1900, for which java.util.TimeZone has only today's offset of a zone.</summary>
    public static bool HasOneOffset(DateTime time) => time.Year < 1900;

    /// <summary>Converts a time to a zone, as java.util.TimeZone does.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment, TimeZoneInfo zone) =>
        HasOneOffset(moment.UtcDateTime) ? moment.ToOffset(zone.BaseUtcOffset) : TimeZoneInfo.ConvertTime(moment, zone);

    /// <summary>Returns the zone <c>GMT+hh:mm</c>.</summary>
    public static TimeZoneInfo OfOffset(TimeSpan offset) => offset == TimeSpan.Zero ? Gmt : Fixed.GetOrAdd(offset, static offset =>
    {
        var name = "GMT" + OffsetText(offset, ":");
        return TimeZoneInfo.CreateCustomTimeZone(name, offset, name, name);
    });

    /// <summary>Returns an offset as <c>+hhmm</c> or <c>+hh:mm</c>.</summary>
    public static string OffsetText(TimeSpan offset, string colon)
    {
        var size = offset.Duration();
        return string.Create(CultureInfo.InvariantCulture,
            $"{(offset < TimeSpan.Zero ? '-' : '+')}{size.Hours:00}{colon}{size.Minutes:00}");
    }

    [GeneratedRegex(@"\A(?:GMT|UTC|UT)?(?<s>[+-])(?<h>[0-9]{1,2})(?::?(?<m>[0-9]{2}))?\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OffsetName();
}
