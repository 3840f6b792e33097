using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>A date pattern with the letters of java.time.format.DateTimeFormatter and English names, as <c>toInstant</c> and
/// <c>formatInstant</c> have.</summary>
/// <remarks>A local time that the zone skips is moved forward by the gap. An ambiguous time is the earlier one.</remarks>
internal sealed class InstantPattern
{
    private const string Letters = "GuyYQqMLwWdDFEecaHkKhmsSAnNVzOXxZ[]";

    private readonly IReadOnlyList<DatePatternPart> parts;

    private InstantPattern(IReadOnlyList<DatePatternPart> parts) => this.parts = parts;

    /// <summary>A date of RFC 1123, such as <c>Sun, 1 Mar 2026 10:20:30 GMT</c>.</summary>
    public static InstantPattern Rfc1123 { get; } = Read("[EEE, ]d MMM yyyy HH:mm[:ss] X");

    /// <exception cref="FunctionException">The pattern is not valid.</exception>
    public static InstantPattern Read(string pattern) => new(DatePatternPart.Split(pattern, Letters));

    public string Format(JavaInstant instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant.Moment, zone);
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part.Letter == '\'' ? part.Text : Field(part.Letter, part.Count, local, instant.Nanos, zone));
        return text.ToString();
    }

    public bool TryParse(string text, TimeZoneInfo zone, out JavaInstant instant)
    {
        instant = default;
        return Parse(new InstantReader(text), 0) is { } reader && reader.TryGet(zone, out instant);
    }

    /// <summary>Reads the parts from an index to the end of the text. An optional section is left out if the rest then fits.</summary>
    private InstantReader? Parse(InstantReader reader, int index)
    {
        for (var i = index; i < parts.Count; i++)
        {
            var part = parts[i];
            if (part.Letter == ']')
                continue;
            if (part.Letter == '[')
                return Parse(reader.Copy(), i + 1) ?? Parse(reader, EndOfSection(i));
            // A number directly before another number has exactly as many digits as letters.
            var adjacent = i + 1 < parts.Count && !"'aEzZXxVOG[]".Contains(parts[i + 1].Letter);
            if (!reader.Read(part.Letter, part.Count, part.Text, adjacent))
                return null;
        }
        return reader.AtEnd ? reader : null;
    }

    private int EndOfSection(int start)
    {
        var depth = 0;
        for (var i = start; i < parts.Count; i++)
        {
            depth += parts[i].Letter switch { '[' => 1, ']' => -1, _ => 0 };
            if (depth == 0)
                return i + 1;
        }
        return parts.Count;
    }

    private static string Field(char letter, int count, DateTimeOffset t, int nanos, TimeZoneInfo zone) => letter switch
    {
        '[' or ']' => "",
        'G' => count == 4 ? "Anno Domini" : count == 5 ? "A" : "AD",
        'y' or 'u' => count == 2 ? Pad(t.Year % 100, 2) : Pad(t.Year, count),
        'Y' => UsWeek.OfYear(t.DateTime).Year is var year && count == 2 ? Pad(year % 100, 2) : Pad(year, count),
        'Q' or 'q' => Quarter(((t.Month - 1) / 3) + 1, count),
        'M' or 'L' => count switch
        {
            5 => t.ToString("MMMM", CultureInfo.InvariantCulture)[..1],
            4 => t.ToString("MMMM", CultureInfo.InvariantCulture),
            3 => t.ToString("MMM", CultureInfo.InvariantCulture),
            _ => Pad(t.Month, count),
        },
        'w' => Pad(UsWeek.OfYear(t.DateTime).Week, count),
        'W' => Pad(UsWeek.OfMonth(t.DateTime), count),
        'd' => Pad(t.Day, count),
        'D' => Pad(t.DayOfYear, count),
        'F' => Pad(((t.Day - 1) % 7) + 1, count),
        'e' or 'c' when count <= 2 => Pad((int)t.DayOfWeek + 1, count),
        'E' or 'e' or 'c' => t.ToString(count is 4 or 5 ? "dddd" : "ddd", CultureInfo.InvariantCulture)[..(count == 5 ? 1 : ^0)],
        'a' => t.Hour < 12 ? "AM" : "PM",
        'H' => Pad(t.Hour, count),
        'k' => Pad(t.Hour == 0 ? 24 : t.Hour, count),
        'K' => Pad(t.Hour % 12, count),
        'h' => Pad(t.Hour % 12 == 0 ? 12 : t.Hour % 12, count),
        'm' => Pad(t.Minute, count),
        's' => Pad(t.Second, count),
        'S' => nanos.ToString("000000000", CultureInfo.InvariantCulture)[..Math.Min(count, 9)],
        'n' => Pad(nanos, count),
        'A' => Pad((long)t.TimeOfDay.TotalMilliseconds, count),
        'N' => Pad(((long)t.TimeOfDay.TotalSeconds * 1_000_000_000) + nanos, count),
        'V' => zone.Id,
        'z' => ZoneNames.Of(zone, t, count >= 4),
        'O' => t.Offset == TimeSpan.Zero ? "GMT" : "GMT" + (count == 4 ? JavaZone.OffsetText(t.Offset, ":") : ShortOffset(t.Offset)),
        'Z' => count switch
        {
            4 => t.Offset == TimeSpan.Zero ? "GMT" : "GMT" + JavaZone.OffsetText(t.Offset, ":"),
            5 => t.Offset == TimeSpan.Zero ? "Z" : JavaZone.OffsetText(t.Offset, ":"),
            _ => JavaZone.OffsetText(t.Offset, ""),
        },
        'X' when t.Offset == TimeSpan.Zero => "Z",
        _ => count == 1 && t.Offset.Minutes == 0 ? JavaZone.OffsetText(t.Offset, "")[..3]
            : JavaZone.OffsetText(t.Offset, count is 3 or 5 ? ":" : ""),
    };

    private static string Quarter(int quarter, int count) => count switch
    {
        3 => $"Q{quarter}",
        4 => quarter switch { 1 => "1st quarter", 2 => "2nd quarter", 3 => "3rd quarter", _ => "4th quarter" },
        _ => Pad(quarter, count),
    };

    private static string ShortOffset(TimeSpan offset) => string.Create(CultureInfo.InvariantCulture,
        $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration().Hours}{(offset.Minutes == 0 ? "" : $":{offset.Duration().Minutes:00}")}");

    private static string Pad(long value, int count) => value.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
}
