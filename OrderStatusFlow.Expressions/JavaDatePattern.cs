using System.Globalization;
using System.Text;

namespace OrderStatusFlow.Expressions;

/// <summary>A date pattern with Java's letters (java.time.format.DateTimeFormatter, English names).</summary>
/// <remarks>
/// <c>S</c> is a fraction of a second, as in NiFi 2: <c>SSSSSS</c> of 30.123 s is 123000. (SimpleDateFormat, which NiFi 1 used, wrote
/// 000123.) A local time that the zone skips is moved forward by the gap. An ambiguous time is the earlier one.
/// </remarks>
internal sealed class JavaDatePattern
{
    private const string Letters = "yuMLdDHhKkmsSaEzZXxGQwWe";

    private readonly List<(char Letter, int Count, string Text)> parts;

    private JavaDatePattern(List<(char, int, string)> parts) => this.parts = parts;

    public static JavaDatePattern Default { get; } = Read("EEE MMM dd HH:mm:ss zzz yyyy");
    public static JavaDatePattern Slashed { get; } = Read("yyyy/MM/dd HH:mm:ss");
    public static JavaDatePattern SlashedWithMillis { get; } = Read("yyyy/MM/dd HH:mm:ss.SSS");

    /// <exception cref="FunctionException">The pattern is not valid.</exception>
    public static JavaDatePattern Read(string pattern)
    {
        if (pattern.Length > ExpressionLimits.MaxDatePattern)
        {
            throw new FunctionException(
                $"has a date pattern of {pattern.Length:N0} characters, but at most {ExpressionLimits.MaxDatePattern:N0} are allowed");
        }

        var parts = new List<(char, int, string)>();
        for (var i = 0; i < pattern.Length;)
        {
            var c = pattern[i];
            if (c == '\'')
            {
                var text = new StringBuilder();
                for (i++; ; i++)
                {
                    if (i >= pattern.Length)
                        throw new FunctionException(
                            $"has the date pattern '{ValueConversion.Cut(pattern)}', in which a quote is not closed");
                    if (pattern[i] != '\'')
                        text.Append(pattern[i]);
                    else if (i + 1 < pattern.Length && pattern[i + 1] == '\'')
                        text.Append(pattern[i++]);
                    else
                        break;
                }
                i++;
                parts.Add(('\'', 0, text.Length == 0 ? "'" : text.ToString()));
            }
            else if (char.IsAsciiLetter(c))
            {
                if (!Letters.Contains(c) || c is 'G' or 'Q' or 'w' or 'W' or 'e')
                    throw new FunctionException(
                        $"has the date pattern '{ValueConversion.Cut(pattern)}', whose letter '{c}' is not supported");
                var count = 1;
                while (i + count < pattern.Length && pattern[i + count] == c)
                    count++;
                parts.Add((c, count, ""));
                i += count;
            }
            else
            {
                parts.Add(('\'', 0, c.ToString()));
                i++;
            }
        }
        return new JavaDatePattern(parts);
    }

    public string Format(DateTimeOffset moment, TimeZoneInfo zone)
    {
        var t = TimeZoneInfo.ConvertTime(moment, zone);
        var text = new StringBuilder();
        foreach (var (letter, count, literal) in parts)
        {
            text.Append(letter switch
            {
                '\'' => literal,
                'y' or 'u' => count == 2 ? Pad(t.Year % 100, 2) : Pad(t.Year, count),
                'M' or 'L' => count switch
                {
                    >= 4 => t.ToString("MMMM", CultureInfo.InvariantCulture),
                    3 =>
                    t.ToString("MMM", CultureInfo.InvariantCulture),
                    _ => Pad(t.Month, count)
                },
                'd' => Pad(t.Day, count),
                'D' => Pad(t.DayOfYear, count),
                'E' => t.ToString(count >= 4 ? "dddd" : "ddd", CultureInfo.InvariantCulture),
                'H' => Pad(t.Hour, count),
                'k' => Pad(t.Hour == 0 ? 24 : t.Hour, count),
                'K' => Pad(t.Hour % 12, count),
                'h' => Pad(t.Hour % 12 == 0 ? 12 : t.Hour % 12, count),
                'm' => Pad(t.Minute, count),
                's' => Pad(t.Second, count),
                'S' => Pad((int)(t.Ticks % TimeSpan.TicksPerSecond), 7).PadRight(Math.Max(7, count), '0')[..count],
                'a' => t.Hour < 12 ? "AM" : "PM",
                'z' => t.Offset == TimeSpan.Zero ? (zone.HasSameRules(TimeZoneInfo.Utc) ? "UTC" : "GMT") : "GMT" + Offset(t.Offset, true),
                'Z' => Offset(t.Offset, false),
                _ when letter == 'X' && t.Offset == TimeSpan.Zero => "Z",
                _ => count == 1 && t.Offset.Minutes == 0 ? Offset(t.Offset, false)[..3] : Offset(t.Offset, count is 3 or 5),
            });
        }
        return text.ToString();
    }

    public bool TryParse(string text, TimeZoneInfo zone, out DateTimeOffset moment)
    {
        moment = default;
        var reader = new JavaDateReader(text);
        for (var i = 0; i < parts.Count; i++)
        {
            var (letter, count, literal) = parts[i];
            // A number directly before another number has exactly as many digits as letters.
            var adjacent = i + 1 < parts.Count
                && parts[i + 1].Letter is not '\'' and not 'a' and not 'E' and not 'z' and not 'Z' and not 'X';
            if (!reader.Read(letter, count, literal, adjacent))
                return false;
        }
        return reader.AtEnd && reader.TryGet(zone, out moment);
    }

    private static string Pad(int value, int count) => value.ToString(CultureInfo.InvariantCulture).PadLeft(count, '0');

    private static string Offset(TimeSpan offset, bool colon)
    {
        var size = offset.Duration();
        return $"{(offset < TimeSpan.Zero ? '-' : '+')}{size.Hours:00}{(colon ? ":" : "")}{size.Minutes:00}";
    }
}
