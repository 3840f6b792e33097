namespace OrderStatusFlow.Expressions;

/// <summary>The English names of common time zones that Java 8 prints for <c>z</c>. Other zones are printed as <c>GMT+hh:mm</c>.</summary>
internal static class ZoneNames
{
    // Short name, short name in summer, long name, long name in summer, zones.
    private const string Table =
        "TRT|TRST|Turkey Time|Turkey Summer Time|Europe/Istanbul Turkey Asia/Istanbul;"
        + "GMT|BST|Greenwich Mean Time|British Summer Time|Europe/London GB Europe/Belfast Europe/Jersey Europe/Guernsey Europe/Isle_of_Man;"
        + "GMT|IST|Greenwich Mean Time|Irish Summer Time|Europe/Dublin;"
        + "WET|WEST|Western European Time|Western European Summer Time|Europe/Lisbon WET Portugal Atlantic/Canary Atlantic/Madeira;"
        + "CET|CEST|Central European Time|Central European Summer Time|Europe/Paris Europe/Berlin CET Europe/Amsterdam Europe/Rome "
        + "Europe/Madrid Europe/Vienna Europe/Brussels Europe/Warsaw Europe/Zurich Europe/Prague Europe/Budapest Europe/Stockholm Europe/Copenhagen "
        + "Europe/Oslo Europe/Belgrade Europe/Zagreb Europe/Ljubljana Europe/Sarajevo Europe/Skopje Europe/Podgorica Europe/Tirane Europe/Bratislava "
        + "Europe/Luxembourg Europe/Malta Europe/Monaco Europe/Andorra Europe/San_Marino Europe/Vatican Europe/Vaduz Europe/Gibraltar Poland "
        + "Africa/Tunis Africa/Algiers;"
        + "EET|EEST|Eastern European Time|Eastern European Summer Time|Europe/Athens EET Europe/Helsinki Europe/Kiev Africa/Cairo Europe/Bucharest "
        + "Europe/Sofia Asia/Nicosia Asia/Amman Europe/Nicosia Europe/Kyiv Europe/Chisinau Europe/Riga Europe/Tallinn Europe/Vilnius Europe/Kaliningrad "
        + "Asia/Famagusta Asia/Beirut Asia/Damascus Egypt Africa/Tripoli;"
        + "MSK|MSD|Moscow Standard Time|Moscow Daylight Time|Europe/Moscow Europe/Minsk Europe/Simferopol Europe/Volgograd Europe/Kirov;"
        + "GST|GDT|Gulf Standard Time|Gulf Daylight Time|Asia/Dubai Asia/Muscat;"
        + "AST|ADT|Arabia Standard Time|Arabia Daylight Time|Asia/Riyadh Asia/Baghdad Asia/Kuwait Asia/Qatar Asia/Bahrain Asia/Aden;"
        + "IRST|IRDT|Iran Standard Time|Iran Daylight Time|Asia/Tehran Iran;"
        + "IST|IDT|Israel Standard Time|Israel Daylight Time|Asia/Jerusalem Israel Asia/Tel_Aviv;"
        + "IST|IDT|India Standard Time|India Daylight Time|Asia/Kolkata Asia/Calcutta Asia/Colombo;"
        + "CST|CDT|China Standard Time|China Daylight Time|Asia/Shanghai PRC;"
        + "JST|JDT|Japan Standard Time|Japan Daylight Time|Asia/Tokyo Japan;"
        + "KST|KDT|Korea Standard Time|Korea Daylight Time|Asia/Seoul ROK;"
        + "SGT|SGST|Singapore Time|Singapore Summer Time|Asia/Singapore Singapore;"
        + "HKT|HKST|Hong Kong Time|Hong Kong Summer Time|Asia/Hong_Kong Hongkong;"
        + "AZT|AZST|Azerbaijan Time|Azerbaijan Summer Time|Asia/Baku;"
        + "ALMT|ALMST|Alma-Ata Time|Alma-Ata Summer Time|Asia/Almaty;"
        + "UZT|UZST|Uzbekistan Time|Uzbekistan Summer Time|Asia/Tashkent Asia/Samarkand;"
        + "BDT|BDST|Bangladesh Time|Bangladesh Summer Time|Asia/Dhaka;"
        + "PKT|PKST|Pakistan Time|Pakistan Summer Time|Asia/Karachi;"
        + "ICT|ICST|Indochina Time|Indochina Summer Time|Asia/Bangkok Asia/Ho_Chi_Minh Asia/Saigon;"
        + "WIB|WIST|West Indonesia Time|West Indonesia Summer Time|Asia/Jakarta;"
        + "AEST|AEDT|Australian Eastern Standard Time (New South Wales)|Australian Eastern Daylight Time (New South Wales)|Australia/Sydney "
        + "Australia/Canberra Australia/ACT Australia/NSW;"
        + "AEST|AEDT|Australian Eastern Standard Time (Queensland)|Australian Eastern Daylight Time (Queensland)|Australia/Brisbane;"
        + "ACST|ACDT|Australian Central Standard Time (South Australia)|Australian Central Daylight Time (South Australia)|Australia/Adelaide;"
        + "ACST|ACDT|Australian Central Standard Time (Northern Territory)|Australian Central Daylight Time (Northern Territory)|Australia/Darwin;"
        + "AWST|AWDT|Australian Western Standard Time|Australian Western Daylight Time|Australia/Perth;"
        + "NZST|NZDT|New Zealand Standard Time|New Zealand Daylight Time|Pacific/Auckland NZ;"
        + "EST|EDT|Eastern Standard Time|Eastern Daylight Time|America/New_York America/Toronto US/Eastern America/Detroit America/Montreal "
        + "Canada/Eastern EST5EDT;"
        + "CST|CDT|Central Standard Time|Central Daylight Time|America/Chicago America/Mexico_City US/Central America/Winnipeg Canada/Central CST6CDT;"
        + "MST|MDT|Mountain Standard Time|Mountain Daylight Time|America/Denver America/Phoenix US/Mountain US/Arizona America/Edmonton "
        + "Canada/Mountain MST7MDT;"
        + "PST|PDT|Pacific Standard Time|Pacific Daylight Time|America/Los_Angeles US/Pacific America/Vancouver Canada/Pacific PST8PDT;"
        + "AKST|AKDT|Alaska Standard Time|Alaska Daylight Time|America/Anchorage US/Alaska;"
        + "HST|HDT|Hawaii Standard Time|Hawaii Daylight Time|Pacific/Honolulu US/Hawaii;"
        + "AST|ADT|Atlantic Standard Time|Atlantic Daylight Time|America/Halifax America/Puerto_Rico Canada/Atlantic;"
        + "NST|NDT|Newfoundland Standard Time|Newfoundland Daylight Time|America/St_Johns;"
        + "BRT|BRST|Brasilia Time|Brasilia Summer Time|America/Sao_Paulo;"
        + "ART|ARST|Argentine Time|Argentine Summer Time|America/Argentina/Buenos_Aires;"
        + "COT|COST|Colombia Time|Colombia Summer Time|America/Bogota;"
        + "SAST|SAST|South Africa Standard Time|South Africa Summer Time|Africa/Johannesburg;"
        + "WAT|WAST|Western African Time|Western African Summer Time|Africa/Lagos;"
        + "EAT|EAST|Eastern African Time|Eastern African Summer Time|Africa/Nairobi Africa/Addis_Ababa;"
        + "CLT|CLST|Chile Time|Chile Summer Time|America/Santiago;"
        + "GET|GEST|Georgia Time|Georgia Summer Time|Asia/Tbilisi;"
        + "AMT|AMST|Armenia Time|Armenia Summer Time|Asia/Yerevan;"
        + "TMT|TMST|Turkmenistan Time|Turkmenistan Summer Time|Asia/Ashgabat;"
        + "KGT|KGST|Kirgizstan Time|Kirgizstan Summer Time|Asia/Bishkek;"
        + "TJT|TJST|Tajikistan Time|Tajikistan Summer Time|Asia/Dushanbe;"
        + "AFT|AFST|Afghanistan Time|Afghanistan Summer Time|Asia/Kabul;"
        + "NPT|NPST|Nepal Time|Nepal Summer Time|Asia/Kathmandu;"
        + "PST|PDT|Philippines Standard Time|Philippines Daylight Time|Asia/Manila;"
        + "YEKT|YEKST|Yekaterinburg Time|Yekaterinburg Summer Time|Asia/Yekaterinburg;"
        + "NOVT|NOVST|Novosibirsk Time|Novosibirsk Summer Time|Asia/Novosibirsk;"
        + "SAMT|SAMST|Samara Time|Samara Summer Time|Europe/Samara;"
        + "AZOT|AZOST|Azores Time|Azores Summer Time|Atlantic/Azores;"
        + "AEST|AEDT|Australian Eastern Standard Time (Victoria)|Australian Eastern Daylight Time (Victoria)|Australia/Melbourne;"
        + "AEST|AEDT|Australian Eastern Standard Time (Tasmania)|Australian Eastern Daylight Time (Tasmania)|Australia/Hobart;"
        + "VET|VEST|Venezuela Time|Venezuela Summer Time|America/Caracas;"
        + "PET|PEST|Peru Time|Peru Summer Time|America/Lima";

    private static readonly Dictionary<string, string[]> ByZone = Table.Split(';').Select(static row => row.Split('|'))
        .SelectMany(static row => row[4].Split(' ').Select(zone => (zone, row)))
        .ToDictionary(static pair => pair.zone, static pair => pair.row, StringComparer.Ordinal);

    // A short name that several zones have means the first, and of these before all others.
    private static readonly string[] Preferred =
    [
        "America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "Pacific/Honolulu", "America/Anchorage", "America/Halifax",
        "America/St_Johns", "Europe/Paris", "Asia/Jerusalem",
    ];

    private static readonly Dictionary<string, (string Zone, bool Summer)> ByName = ByZone
        .OrderBy(static pair => !Preferred.Contains(pair.Key))
        .SelectMany(static pair => new[] { (pair.Value[0], (pair.Key, false)), (pair.Value[1], (pair.Key, true)),
            (pair.Value[2], (pair.Key, false)), (pair.Value[3], (pair.Key, true)) })
        .Where(static pair => pair.Item1 is not ("GMT" or "UTC"))
        .DistinctBy(static pair => pair.Item1).ToDictionary(static pair => pair.Item1, static pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>Returns the name of a zone at a time.</summary>
    public static string Of(TimeZoneInfo zone, DateTimeOffset moment, bool isLong)
    {
        var offset = zone.GetUtcOffset(moment);
        if (zone.Id is "UTC" or "UCT" or "Universal" or "Zulu" or "Etc/UTC" or "Etc/UCT" or "Etc/Universal" or "Etc/Zulu")
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
        // The name of a summer time that a zone no longer has is that of its standard time.
        TimeSpan[] offsets = [zone.GetUtcOffset(new DateTime(2026, 1, 1)), zone.GetUtcOffset(new DateTime(2026, 7, 1))];
        return known.Summer ? offsets.Max() : offsets.Min();
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
