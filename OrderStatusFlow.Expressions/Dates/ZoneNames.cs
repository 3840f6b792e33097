namespace OrderStatusFlow.Expressions;

/// <summary>The English names of common time zones that Java 8 prints for <c>z</c>. Other zones are printed as <c>GMT+hh:mm</c>.</summary>
internal static class ZoneNames
{
    // Short name, short name in summer, long name, long name in summer, zones.
    private const string Table =
        "TRT|TRST|Turkey Time|Turkey Summer Time|Europe/Istanbul Turkey;"
        + "GMT|BST|Greenwich Mean Time|British Summer Time|Europe/London;"
        + "GMT|IST|Greenwich Mean Time|Irish Summer Time|Europe/Dublin;"
        + "WET|WEST|Western European Time|Western European Summer Time|Europe/Lisbon WET;"
        + "CET|CEST|Central European Time|Central European Summer Time|Europe/Paris Europe/Berlin CET Europe/Amsterdam Europe/Rome "
        + "Europe/Madrid Europe/Vienna Europe/Brussels Europe/Warsaw Europe/Zurich Europe/Prague Europe/Budapest Europe/Stockholm Europe/Copenhagen "
        + "Europe/Oslo Europe/Belgrade;"
        + "EET|EEST|Eastern European Time|Eastern European Summer Time|Europe/Athens EET Europe/Helsinki Europe/Kiev Africa/Cairo Europe/Bucharest "
        + "Europe/Sofia Asia/Nicosia Asia/Amman;"
        + "MSK|MSD|Moscow Standard Time|Moscow Daylight Time|Europe/Moscow Europe/Minsk;"
        + "GST|GDT|Gulf Standard Time|Gulf Daylight Time|Asia/Dubai;"
        + "AST|ADT|Arabia Standard Time|Arabia Daylight Time|Asia/Riyadh Asia/Baghdad;"
        + "IRST|IRDT|Iran Standard Time|Iran Daylight Time|Asia/Tehran;"
        + "IST|IDT|Israel Standard Time|Israel Daylight Time|Asia/Jerusalem;"
        + "IST|IDT|India Standard Time|India Daylight Time|Asia/Kolkata;"
        + "CST|CDT|China Standard Time|China Daylight Time|Asia/Shanghai;"
        + "JST|JDT|Japan Standard Time|Japan Daylight Time|Asia/Tokyo;"
        + "KST|KDT|Korea Standard Time|Korea Daylight Time|Asia/Seoul;"
        + "SGT|SGST|Singapore Time|Singapore Summer Time|Asia/Singapore;"
        + "HKT|HKST|Hong Kong Time|Hong Kong Summer Time|Asia/Hong_Kong;"
        + "AZT|AZST|Azerbaijan Time|Azerbaijan Summer Time|Asia/Baku;"
        + "ALMT|ALMST|Alma-Ata Time|Alma-Ata Summer Time|Asia/Almaty;"
        + "UZT|UZST|Uzbekistan Time|Uzbekistan Summer Time|Asia/Tashkent;"
        + "BDT|BDST|Bangladesh Time|Bangladesh Summer Time|Asia/Dhaka;"
        + "PKT|PKST|Pakistan Time|Pakistan Summer Time|Asia/Karachi;"
        + "ICT|ICST|Indochina Time|Indochina Summer Time|Asia/Bangkok;"
        + "WIB|WIST|West Indonesia Time|West Indonesia Summer Time|Asia/Jakarta;"
        + "AEST|AEDT|Australian Eastern Standard Time (New South Wales)|Australian Eastern Daylight Time (New South Wales)|Australia/Sydney;"
        + "AEST|AEDT|Australian Eastern Standard Time (Queensland)|Australian Eastern Daylight Time (Queensland)|Australia/Brisbane;"
        + "ACST|ACDT|Australian Central Standard Time (South Australia)|Australian Central Daylight Time (South Australia)|Australia/Adelaide;"
        + "ACST|ACDT|Australian Central Standard Time (Northern Territory)|Australian Central Daylight Time (Northern Territory)|Australia/Darwin;"
        + "AWST|AWDT|Australian Western Standard Time|Australian Western Daylight Time|Australia/Perth;"
        + "NZST|NZDT|New Zealand Standard Time|New Zealand Daylight Time|Pacific/Auckland;"
        + "EST|EDT|Eastern Standard Time|Eastern Daylight Time|America/New_York America/Toronto;"
        + "CST|CDT|Central Standard Time|Central Daylight Time|America/Chicago America/Mexico_City;"
        + "MST|MDT|Mountain Standard Time|Mountain Daylight Time|America/Denver America/Phoenix;"
        + "PST|PDT|Pacific Standard Time|Pacific Daylight Time|America/Los_Angeles;"
        + "AKST|AKDT|Alaska Standard Time|Alaska Daylight Time|America/Anchorage;"
        + "HST|HDT|Hawaii Standard Time|Hawaii Daylight Time|Pacific/Honolulu;"
        + "AST|ADT|Atlantic Standard Time|Atlantic Daylight Time|America/Halifax;"
        + "NST|NDT|Newfoundland Standard Time|Newfoundland Daylight Time|America/St_Johns;"
        + "BRT|BRST|Brasilia Time|Brasilia Summer Time|America/Sao_Paulo;"
        + "ART|ARST|Argentine Time|Argentine Summer Time|America/Argentina/Buenos_Aires;"
        + "COT|COST|Colombia Time|Colombia Summer Time|America/Bogota;"
        + "SAST|SAST|South Africa Standard Time|South Africa Summer Time|Africa/Johannesburg;"
        + "WAT|WAST|Western African Time|Western African Summer Time|Africa/Lagos;"
        + "EAT|EAST|Eastern African Time|Eastern African Summer Time|Africa/Nairobi;"
        + "CLT|CLST|Chile Time|Chile Summer Time|America/Santiago;"
        + "GET|GEST|Georgia Time|Georgia Summer Time|Asia/Tbilisi;"
        + "AMT|AMST|Armenia Time|Armenia Summer Time|Asia/Yerevan";

    private static readonly Dictionary<string, string[]> ByZone = Table.Split(';').Select(static row => row.Split('|'))
        .SelectMany(static row => row[4].Split(' ').Select(zone => (zone, row)))
        .ToDictionary(static pair => pair.zone, static pair => pair.row, StringComparer.Ordinal);

    // A short name that several zones have means the first.
    private static readonly Dictionary<string, (string Zone, bool Summer)> ByName = ByZone
        .SelectMany(static pair => new[] { (pair.Value[0], (pair.Key, false)), (pair.Value[1], (pair.Key, true)),
            (pair.Value[2], (pair.Key, false)), (pair.Value[3], (pair.Key, true)) })
        .Where(static pair => pair.Item1 is not ("GMT" or "UTC"))
        .DistinctBy(static pair => pair.Item1).ToDictionary(static pair => pair.Item1, static pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Returns the name of a zone at a time.</summary>
    public static string Of(TimeZoneInfo zone, DateTimeOffset moment, bool isLong)
    {
        var offset = zone.GetUtcOffset(moment);
        if (zone.Id is "UTC" or "Etc/UTC")
            return isLong ? "Coordinated Universal Time" : "UTC";
        if (ByZone.TryGetValue(zone.Id, out var names))
            return names[(isLong ? 2 : 0) + (zone.IsDaylightSavingTime(moment) ? 1 : 0)];
        if (zone.Id is "Etc/GMT+5" or "Etc/GMT+7" or "Etc/GMT+10")
            return Of(TimeZoneInfo.FindSystemTimeZoneById(offset.Hours switch
            {
                -5 => "America/New_York",
                -7 => "America/Phoenix",
                _ => "Pacific/Honolulu"
            }), new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), isLong);
        return offset == TimeSpan.Zero ? (isLong ? "Greenwich Mean Time" : "GMT") : "GMT" + JavaZone.OffsetText(offset, ":");
    }

    /// <summary>Returns the offset of a zone's name, such as <c>PST</c>; null if the name is unknown.</summary>
    public static TimeSpan? Offset(string name)
    {
        if (!ByName.TryGetValue(name, out var known) || !TimeZoneInfo.TryFindSystemTimeZoneById(known.Zone, out var zone))
            return null;
        return zone.BaseUtcOffset + (known.Summer ? TimeSpan.FromHours(1) : TimeSpan.Zero);
    }

    /// <summary>Returns the longest known name at the start of a text; null if no name fits.</summary>
    public static string? AtStart(ReadOnlySpan<char> text)
    {
        string? longest = null;
        foreach (var name in ByName.Keys)
        {
            if (name.Length > (longest?.Length ?? 0) && text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                longest = name;
        }
        return longest;
    }
}
