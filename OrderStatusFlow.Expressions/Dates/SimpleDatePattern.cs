using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>A date pattern with the letters of java.text.SimpleDateFormat and English names, as <c>format</c> and <c>toDate</c> have in
/// NiFi 1.</summary>
/// <remarks>
/// One difference is deliberate: four or more <c>S</c> are a fraction of a second, as in NiFi 2, so that <c>SSSSSS</c> of 30.123 s is
/// 123000. SimpleDateFormat writes 000123 and reads 123000 as 123 s.
/// </remarks>
internal sealed class SimpleDatePattern
{
    private const string Letters = "GyYMLwWDdFEuaHkKhmsSzZX";

    private readonly IReadOnlyList<DatePatternPart> parts;

    private SimpleDatePattern(IReadOnlyList<DatePatternPart> parts) => this.parts = parts;

    public static SimpleDatePattern Default { get; } = Read("EEE MMM dd HH:mm:ss zzz yyyy");

    /// <summary>The pattern of java.util.Date.toString, which writes the year without zeros.</summary>
    public static SimpleDatePattern Printed { get; } = Read("EEE MMM dd HH:mm:ss zzz y");

    public static SimpleDatePattern Slashed { get; } = Read("yyyy/MM/dd HH:mm:ss");

    public static SimpleDatePattern SlashedWithMillis { get; } = Read("yyyy/MM/dd HH:mm:ss.SSS");

    /// <summary>True if the pattern has an offset or the name of a zone.</summary>
    public bool HasZone => parts.Any(static part => part.Letter is 'z' or 'Z' or 'X');

    /// <exception cref="FunctionException">The pattern is not valid.</exception>
    public static SimpleDatePattern Read(string pattern)
    {
        var parts = DatePatternPart.Split(pattern, Letters);
        return parts.Any(static part => part is { Letter: 'X', Count: > 3 })
            ? throw new FunctionException($"has the date pattern '{ValueConversion.Cut(pattern)}', in which X occurs more than three times")
            : new SimpleDatePattern(parts);
    }

    public string Format(JavaDate date, TimeZoneInfo zone)
    {
        var local = JavaZone.Local(date.Moment, zone);
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(part.Letter == '\'' ? part.Text : Field(part.Letter, part.Count, date, local, zone));
        return text.ToString();
    }

    /// <summary>Reads a date leniently: values beyond their range carry over, and text after the date is ignored.</summary>
    /// <param name="text">The text.</param>
    /// <param name="zone">The zone of a text without one.</param>
    /// <param name="now">The time around which years of two digits are placed: 80 years before to 20 years after.</param>
    /// <param name="date">The date.</param>
    public bool TryParse(string text, TimeZoneInfo zone, DateTimeOffset now, out JavaDate date)
    {
        date = default;
        var reader = new SimpleDateReader(text, now);
        for (var i = 0; i < parts.Count; i++)
        {
            // A number directly before another number has exactly as many digits as letters.
            var adjacent = i + 1 < parts.Count && parts[i + 1].Letter is not ('\'' or 'a' or 'E' or 'z' or 'Z' or 'X' or 'G')
                && parts[i + 1] is not { Letter: 'M' or 'L', Count: > 2 };
            if (!reader.Read(parts[i], adjacent))
                return false;
        }
        return reader.TryGet(zone, out date);
    }

    private static string Field(char letter, int count, JavaDate date, DateTimeOffset t, TimeZoneInfo zone) => letter switch
    {
        'G' => date.Year(t.Year) > 0 ? "AD" : "BC",
        'y' => Year(date.Year(t.Year), count),
        'Y' => Year(date.Year(UsWeek.OfYear(t.DateTime).Year), count),
        'M' or 'L' => count switch
        {
            >= 4 => t.ToString("MMMM", CultureInfo.InvariantCulture),
            3 => t.ToString("MMM", CultureInfo.InvariantCulture),
            _ => Pad(t.Month, count),
        },
        'w' => Pad(UsWeek.OfYear(t.DateTime).Week, count),
        'W' => Pad(UsWeek.OfMonth(t.DateTime), count),
        'D' => Pad(t.DayOfYear, count),
        'd' => Pad(t.Day, count),
        'F' => Pad(((t.Day - 1) / 7) + 1, count),
        'E' => t.ToString(count >= 4 ? "dddd" : "ddd", CultureInfo.InvariantCulture),
        'u' => Pad(t.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)t.DayOfWeek, count),
        'a' => t.Hour < 12 ? "AM" : "PM",
        'H' => Pad(t.Hour, count),
        'k' => Pad(t.Hour == 0 ? 24 : t.Hour, count),
        'K' => Pad(t.Hour % 12, count),
        'h' => Pad(t.Hour % 12 == 0 ? 12 : t.Hour % 12, count),
        'm' => Pad(t.Minute, count),
        's' => Pad(t.Second, count),
        'S' => count <= 3 ? Pad(t.Millisecond, count) : Pad(t.Millisecond, 3).PadRight(count, '0'),
        'z' => ZoneNames.Of(zone, t, count >= 4),
        'Z' => JavaZone.OffsetText(t.Offset, ""),
        _ when t.Offset == TimeSpan.Zero => "Z",
        _ => count == 1 ? JavaZone.OffsetText(t.Offset, "")[..3] : JavaZone.OffsetText(t.Offset, count == 3 ? ":" : ""),
    };

    private static string Year(long year, int count)
    {
        var ofEra = year > 0 ? year : 1 - year;
        return count == 2 ? Pad(ofEra % 100, 2) : Pad(ofEra, count);
    }

    private static string Pad(long value, int count) => value.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');
}
