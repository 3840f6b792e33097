using System.Globalization;

namespace OrderStatusFlow.Expressions;

/// <summary>Reads the fields of a date text in order, and resolves them like java.util.GregorianCalendar in its lenient mode.</summary>
/// <remarks>Fields that the pattern omits are those of 1970-01-01 00:00. Of contradicting fields, the later one in the text wins. An
/// ambiguous local time is the later one, and a time that the zone skips moves forward by the gap.</remarks>
internal sealed class SimpleDateReader(string text, DateTimeOffset now)
{
    // The values by letter, with the order in which they were read.
    private readonly Dictionary<char, (int Value, int Stamp)> fields = [];
    private int stamps;
    private int at;
    private long fraction;
    private TimeSpan? offset;
    private TimeZoneInfo? named;

    public bool Read(DatePatternPart part, bool adjacent)
    {
        if (part.Letter == '\'')
            return Skip(part.Text);
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        switch (part.Letter)
        {
            case 'z' or 'Z' or 'X':
                return ZoneReader.TryRead(text, ref at, part.Letter != 'X', out offset, out named);
            case 'G':
                return Name(["BC", "AD"], null, out var era) && Put('G', era);
            case 'a':
                return Name(["AM", "PM"], null, out var half) && Put('a', half);
            case 'E':
                var days = CultureInfo.InvariantCulture.DateTimeFormat;
                return Name(days.DayNames, days.AbbreviatedDayNames, out var day) && Put('E', day);
            case 'M' or 'L' when part.Count > 2:
                var months = CultureInfo.InvariantCulture.DateTimeFormat;
                return Name(months.MonthNames, months.AbbreviatedMonthNames, out var month) && Put('M', month + 1);
            case 'S' when part.Count > 3:
                return Fraction(part.Count, adjacent);
        }
        var start = at;
        if (!Number(part.Count, adjacent, out var value))
            return false;
        return part.Letter switch
        {
            'y' or 'Y' when part.Count <= 2 && at - start == 2 && value >= 0 => Put(part.Letter, InCentury(value)),
            'L' => Put('M', value),
            // Days are counted from Sunday. Java takes a number beyond 7 as one of these, of which Sunday is 1.
            'u' => Put('E', value is >= 1 and <= 7 ? value % 7 : value - 1),
            'k' => Put('H', value == 24 ? 0 : value),
            'h' => Put('K', value == 12 ? 0 : value),
            _ => Put(part.Letter, value),
        };
    }

    public bool TryGet(TimeZoneInfo zone, out JavaDate date)
    {
        date = default;
        try
        {
            // An hour of the half day counts only with AM or PM, or without an hour of the day.
            var hours = Stamp('H') == 0 || Both('K', 'a') > Stamp('H') ? Value('K', 0) + (12 * Value('a', 0)) : Value('H', 0);
            var day = Date(out var cycles);
            var local = day.AddHours(hours).AddMinutes(Value('m', 0)).AddSeconds(Value('s', 0)).AddMilliseconds(Value('S', 0)).AddTicks(fraction);
            var place = named ?? zone;
            var moment = (offset ?? (JavaZone.HasOneOffset(local) ? place.BaseUtcOffset : null)) is { } fixedOffset
                ? new DateTimeOffset(local - fixedOffset, TimeSpan.Zero)
                : LocalTime.In(place, local, later: true);
            date = JavaDate.Of(moment, cycles);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            // A field is too large.
            return false;
        }
    }

    private DateTime Date(out long cycles)
    {
        var hasWeekYear = Stamp('Y') > Stamp('y');
        (var year, cycles) = JavaDate.Within(hasWeekYear ? Value('Y', 1970) : Value('G', 1) == 0 ? 1 - Value('y', 1970) : Value('y', 1970));
        if (hasWeekYear)
            return UsWeek.Start(year).AddDays((7 * (Value('w', 1) - 1)) + Value('E', 0));
        var first = new DateTime(1, 1, 1).AddYears(year - 1).AddMonths(Value('M', 1) - 1);
        var (day, weekOfMonth, dayInMonth) = (Stamp('d'), Both('W', 'E'), Both('F', 'E'));
        var (dayOfYear, weekOfYear) = (Stamp('D'), Both('w', 'E'));
        if (Math.Max(Math.Max(day, weekOfMonth), Math.Max(dayInMonth, Math.Max(dayOfYear, weekOfYear))) == 0)
            (weekOfMonth, dayInMonth, weekOfYear) = (Stamp('W'), Math.Max(Stamp('F'), Stamp('E')), Stamp('w'));
        var best = Math.Max(Math.Max(day, weekOfMonth), Math.Max(dayInMonth, Math.Max(dayOfYear, weekOfYear)));
        if (best == day)
            return first.AddDays(Value('d', 1) - 1);
        if (best == dayOfYear)
            return new DateTime(1, 1, 1).AddYears(year - 1).AddDays(Value('D', 1) - 1);
        if (best == weekOfYear)
            return UsWeek.Start(year).AddDays((7 * (Value('w', 1) - 1)) + Value('E', 0));
        if (best == weekOfMonth)
            return first.AddDays((7 * (Value('W', 1) - 1)) + Value('E', 0) - (int)first.DayOfWeek);
        return first.AddDays((7 * (Value('F', 1) - 1)) + ((Value('E', 0) - (int)first.DayOfWeek + 7) % 7));
    }

    private bool Put(char letter, int value)
    {
        fields[letter] = (value, ++stamps);
        return true;
    }

    private int Stamp(char letter) => fields.GetValueOrDefault(letter).Stamp;

    private int Both(char first, char second) => Stamp(first) > 0 && Stamp(second) > 0 ? Math.Max(Stamp(first), Stamp(second)) : 0;

    private int Value(char letter, int otherwise) => fields.TryGetValue(letter, out var field) ? field.Value : otherwise;

    private int InCentury(int year)
    {
        var start = now.Year - 80;
        var placed = (start / 100 * 100) + year;
        return placed < start ? placed + 100 : placed;
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
        var end = adjacent ? Math.Min(text.Length, at + count) : text.Length;
        var start = at;
        if (at < end && text[at] == '-')
            at++;
        while (at < end && char.IsDigit(text[at]))
            at++;
        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && (!adjacent || start + count <= text.Length);
    }

    private bool Fraction(int count, bool adjacent)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]) && (!adjacent || at - start < count))
            at++;
        // Dates have milliseconds.
        fraction = at > start ? int.Parse(text[start..at].PadRight(3, '0')[..3], CultureInfo.InvariantCulture) * TimeSpan.TicksPerMillisecond : 0;
        return at > start;
    }

    private bool Name(string[] full, string[]? brief, out int index)
    {
        index = -1;
        var length = 0;
        foreach (var names in brief is null ? [full] : (string[][])[full, brief])
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (names[i].Length > length && string.Compare(text, at, names[i], 0, names[i].Length, StringComparison.OrdinalIgnoreCase) == 0)
                    (index, length) = (i, names[i].Length);
            }
        }
        at += length;
        return index >= 0;
    }
}
