namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Formatters that a script builds, the templates of Apache Commons, and properties that are set with named arguments.</summary>
public sealed class JavaFormatTests(PythonFixture python) : ScriptKind(python)
{
    private const string Imports = "from java.time import LocalDate, LocalDateTime, OffsetDateTime, Instant\nfrom java.time.temporal import ChronoField\n"
        + "from java.time.format import DateTimeFormatter, DateTimeFormatterBuilder, DateTimeParseException, ResolverStyle\n"
        + "from java.util import Currency, Date, Formatter, HashMap, Locale, TimeZone\nfrom java.text import DecimalFormat, ParseException, SimpleDateFormat\n"
        + "from java.lang import StringBuilder\nfrom org.apache.commons.text import StringSubstitutor\nfrom org.apache.commons.lang3.text import StrSubstitutor\n"
        + "from org.apache.commons.lang3.time import StopWatch\n";

    private const string Fraction = "f = DateTimeFormatterBuilder().appendPattern(\"yyyy-MM-dd'T'HH:mm:ss\").appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, True).toFormatter()\n";

    // A script that follows the imports, and what it prints.
    public static TheoryData<string, string> Scripts => new()
    {
        { Fraction + "print LocalDateTime.parse('2025-12-21T12:00:30', f), LocalDateTime.parse('2025-12-21T12:00:30.1234567', f).getNano() / 1000000", "2025-12-21T12:00:30 123" },
        { Fraction + "print f.format(LocalDateTime.of(2025, 12, 21, 1, 2, 3, 120000000)), f.format(LocalDateTime.of(2025, 12, 21, 1, 2, 3))", "2025-12-21T01:02:03.12 2025-12-21T01:02:03" },
        { Fraction + "try: LocalDateTime.parse('2025-12-21T12:00', f)\nexcept DateTimeParseException, e: print e.getMessage()", "Text '2025-12-21T12:00' could not be parsed at index 16" },
        { "f = DateTimeFormatterBuilder().appendPattern('dd.MM.yyyy').optionalStart().appendPattern(' HH:mm').optionalEnd().parseDefaulting(ChronoField.HOUR_OF_DAY, 9).toFormatter()\n"
            + "print LocalDateTime.parse('21.12.2025', f), LocalDateTime.parse('21.12.2025 10:30', f)", "2025-12-21T09:00 2025-12-21T10:30" },
        { "f = DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE_TIME).appendOffset('+HHMM', 'Z').toFormatter()\n"
            + "print OffsetDateTime.parse('2025-12-21T12:00:30.5+0300', f), f.format(OffsetDateTime.parse('2025-12-21T12:00:30Z'))", "2025-12-21T12:00:30.500+03:00 2025-12-21T12:00:30Z" },
        { "f = DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern('dd-MMM-yyyy').toFormatter(Locale.ENGLISH)\n"
            + "print LocalDate.parse('21-DEC-2025', f), LocalDate.of(2025, 1, 5).format(f)",
            "2025-12-21 05-Jan-2025" },
        { "f = DateTimeFormatterBuilder().appendValue(ChronoField.YEAR, 4).appendValue(ChronoField.MONTH_OF_YEAR, 2).appendValue(ChronoField.DAY_OF_MONTH, 2).toFormatter()\n"
            + "print LocalDate.parse('20251221', f), f.format(LocalDate.of(2025, 1, 5))", "2025-12-21 20250105" },
        { "f = DateTimeFormatter.ofPattern('uuuu-MM-dd')\nprint LocalDate.parse('2025-02-30', f)\ntry: LocalDate.parse('2025-02-30', f.withResolverStyle(ResolverStyle.STRICT))\n"
            + "except DateTimeParseException, e: print e.getMessage()", "2025-02-28\nText '2025-02-30' could not be parsed: Invalid date 'FEBRUARY 30'" },
        { "d = LocalDate.of(2025, 1, 1)\nprint LocalDate.MIN.isBefore(d), LocalDate.MAX.isAfter(d), LocalDateTime.MAX.isAfter(d.atStartOfDay()), "
            + "LocalDateTime.MIN.isBefore(d.atStartOfDay()), Instant.MIN.isBefore(Instant.EPOCH)",
            "True True True True True" },
        { "sb = StringBuilder()\nFormatter(sb).format('%s|', 'x').format('%s', 'y')\n"
            + "print Formatter().format('%s-%05d', 'a', 5), Formatter(Locale.US).format('%,.2f', 1234.5).toString(), sb",
            "a-00005 1,234.50 x|y" },
        { "t = Currency.getInstance('TRY')\nprint t, t.getDefaultFractionDigits(), t.currencyCode, Currency.getInstance(Locale('tr', 'TR')) == t", "TRY 2 TRY True" },
        { "m = HashMap({'no': 'SP-1', 'r': '${no}!', 'n': 5})\n"
            + "print StringSubstitutor(m).replace('${no} ${zz} ${q:-none} $${no} ${r} ${n}'), StringSubstitutor.replace('a %(no)', m, '%(', ')'), StrSubstitutor(m, '{{', "
            + "'}}').replace('{{no}}')",
            "SP-1 ${zz} none ${no} SP-1! 5 a SP-1 SP-1" },
        { "w = StopWatch.createStarted()\nw.stop()\nprint 0 <= w.getTime() < 10000, w.isStopped(), StopWatch().getTime(), str(StopWatch())", "True True 0 00:00:00.000" },
        { "try: SimpleDateFormat('dd.MM.yyyy', lenient=False).parse('32.01.2025')\nexcept ParseException, e: print e.getMessage()\n"
            + "print SimpleDateFormat('HH:mm', timeZone=TimeZone.getTimeZone('Europe/Istanbul')).format(Date(0)), DecimalFormat('0.00', groupingUsed=True, groupingSize=3).format(12345.6)",
            "Unparseable date: \"32.01.2025\"\n02:00 12,345.60" },
        {
            "from java.text import DecimalFormat, ParseException\nfrom java.math import BigDecimal\ndef read(pattern, text):\n    try:\n        return DecimalFormat(pattern).parse(text)\n    except ParseException:\n        return '-'\n"
            + "print read('0.00', '1,234.5'), read('#,##0.00', '1,234.5'), read('0%', '5%'), read('0%', '5'), read(\"'#'0\", '5'), read(\"'#'0\", '#5'), read('$#,##0.00;($#)', '($5)'), "
            + "read('$#,##0.00;($#)', '-3'), read('#', '-3'), read('#', '+3'), DecimalFormat('.00').format(BigDecimal('-0.005')), DecimalFormat('0.00').format(-0.001), DecimalFormat('00.00E0').format(0)",
            "1 1234.5 0.05 - - 5 -5 - -3 - -.00 -0.00 00.00E0"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string script, string expected) => CheckAsync(Imports + script, "prints:" + expected + "\n");
}
