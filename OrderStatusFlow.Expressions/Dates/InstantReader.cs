using System.Globalization;

namespace OrderStatusFlow.Expressions;

/// <summary>Parses the fields of a date text in order. Fields that the pattern omits are those of 1970-01-01 00:00.</summary>
internal sealed class InstantReader(string text)
{
    private int at;
    private int year = 1970, month = 1, day = 1, hour, minute, second;
    private int? dayOfYear, hour12;
    private bool? afternoon;
    private int nanos;
    private TimeSpan? offset;
    private TimeZoneInfo? named;

    public bool AtEnd => at == text.Length;

    public InstantReader Copy() => (InstantReader)MemberwiseClone();

    public bool Read(char letter, int count, string literal, bool adjacent)
    {
        switch (letter)
        {
            case '\'':
                return Skip(literal);
            case 'y' or 'u':
                var start = at;
                if (!Number(count, adjacent, out year))
                    return false;
                if (count == 2 && at - start == 2)
                    year += 2000;
                return true;
            case 'M' or 'L' when count >= 3:
                return Name(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames,
                    CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, out month)
                    && ++month > 0;
            case 'M' or 'L':
                return Number(count, adjacent, out month);
            case 'd':
                return Number(count, adjacent, out day);
            case 'D':
                var read = Number(count, adjacent, out var ofYear);
                dayOfYear = ofYear;
                return read;
            case 'E':
                return Name(CultureInfo.InvariantCulture.DateTimeFormat.DayNames,
                    CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedDayNames, out _);
            case 'H' or 'k':
                if (!Number(count, adjacent, out hour))
                    return false;
                hour = letter == 'k' && hour == 24 ? 0 : hour;
                return true;
            case 'h' or 'K':
                if (!Number(count, adjacent, out var half))
                    return false;
                hour12 = letter == 'h' && half == 12 ? 0 : half;
                return true;
            case 'm':
                return Number(count, adjacent, out minute);
            case 's':
                return Number(count, adjacent, out second);
            case 'S':
                return Fraction(count, adjacent);
            case 'a':
                return Name(["AM", "PM"], ["AM", "PM"], out var pm) && (afternoon = pm == 1) is not null;
            case 'n':
                return Number(count, adjacent, out nanos);
            case 'G':
                return Name(["AD"], ["AD"], out _);
            case 'z' or 'Z' or 'X' or 'x' or 'V' or 'O':
                return ZoneReader.TryRead(text, ref at, letter is 'z' or 'V', out offset, out named);
            default:
                throw new FunctionException($"has a date pattern with the letter '{letter}', which cannot be read");
        }
    }

    public bool TryGet(TimeZoneInfo zone, out JavaInstant instant)
    {
        instant = default;
        var hours = hour12 is { } half ? half + (afternoon == true ? 12 : 0) : hour;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day is < 1 or > 31
            || hours is < 0 or > 24 || minute > 59 || second > 59 || hour12 > 11 || dayOfYear > (DateTime.IsLeapYear(year) ? 366 : 365)
            || (hours == 24 && minute + second + nanos > 0))
            return false;
        // A day beyond the end of its month is the last day, as in Java's resolver style SMART.
        var local = dayOfYear is { } ofYear
            ? new DateTime(year, 1, 1).AddDays(Math.Max(1, ofYear) - 1)
            : new DateTime(year, month, Math.Min(day, DateTime.DaysInMonth(year, month)));
        local = local.AddHours(hours).AddMinutes(minute).AddSeconds(second);
        var moment = offset is { } written ? Safe(local, written) : LocalTime.In(named ?? zone, local);
        instant = JavaInstant.Of(moment) with { Nanos = nanos };
        return true;
    }

    private static DateTimeOffset Safe(DateTime local, TimeSpan offset)
    {
        var utc = local.Ticks - offset.Ticks;
        return new DateTimeOffset(Math.Clamp(utc, 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }

    private bool Skip(string literal)
    {
        if (string.CompareOrdinal(text, at, literal, 0, literal.Length) != 0)
            return false;
        at += literal.Length;
        return true;
    }

    private bool Number(int count, bool adjacent, out int value)
    {
        var start = at;
        var max = adjacent ? count : 9;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < max)
            at++;
        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    private bool Fraction(int count, bool adjacent)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && (!adjacent || at - start < count))
            at++;
        if (at == start)
            return false;
        nanos = int.Parse(text[start..at].PadRight(9, '0')[..9], NumberStyles.None, CultureInfo.InvariantCulture);
        return true;
    }

    private bool Name(string[] full, string[] brief, out int index)
    {
        foreach (var names in (string[][])[full, brief])
        {
            for (index = 0; index < names.Length; index++)
            {
                if (names[index].Length == 0
                    || string.Compare(text, at, names[index], 0, names[index].Length, StringComparison.OrdinalIgnoreCase) != 0)
                    continue;
                at += names[index].Length;
                return true;
            }
        }
        index = -1;
        return false;
    }
}
