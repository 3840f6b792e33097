namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Adjusters, fields and messages of java.time, and the numbers of java.math.</summary>
public sealed class JavaTemporalTests(PythonFixture python) : ScriptKind(python)
{
    [Theory]
    [InlineData(
        "from java.time import LocalDate, DayOfWeek\nfrom java.time.temporal import TemporalAdjusters as T\nd = LocalDate.of(2020, 2, 15)\n"
        + "changes = T.firstDayOfMonth(), T.lastDayOfMonth(), T.next(DayOfWeek.SATURDAY), T.nextOrSame(DayOfWeek.SATURDAY), T.previous(DayOfWeek.SATURDAY), "
        + "T.previousOrSame(DayOfWeek.SUNDAY)\nprint ' '.join([str(d.with(change)) for change in changes])\n"
        + "changes = T.firstInMonth(DayOfWeek.MONDAY), T.lastInMonth(DayOfWeek.FRIDAY), T.dayOfWeekInMonth(2, DayOfWeek.TUESDAY), T.firstDayOfNextMonth(), "
        + "T.lastDayOfYear(), T.firstDayOfNextYear()\nprint ' '.join([str(d.with(change)) for change in changes])",
        "prints:2020-02-01 2020-02-29 2020-02-22 2020-02-15 2020-02-08 2020-02-09\n2020-02-03 2020-02-28 2020-02-11 2020-03-01 2020-12-31 2021-01-01\n")]
    [InlineData(
        "from java.time import LocalDate\nfrom java.time.temporal import IsoFields, WeekFields\nfrom java.util import Locale\n"
        + "for d in (LocalDate.of(2020, 1, 1), LocalDate.of(2021, 1, 1), LocalDate.of(2018, 12, 31)):\n"
        + "    print d.get(IsoFields.QUARTER_OF_YEAR), d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), d.get(IsoFields.WEEK_BASED_YEAR), "
        + "d.get(WeekFields.ISO.weekOfYear()), d.get(WeekFields.of(Locale.US).weekOfYear())",
        "prints:1 1 2020 1 1\n1 53 2020 0 1\n4 1 2019 53 53\n")]
    [InlineData(
        "from java.time import LocalDate, LocalDateTime, DateTimeException\nfrom java.time.format import DateTimeParseException\n"
        + "for parse, text in ((LocalDate.parse, '2020-1-02'), (LocalDate.parse, '2020-13-02'), (LocalDate.parse, '2020-01-02T03:04'), (LocalDateTime.parse, "
        + "'2020-01-02 03:04:05'), (LocalDateTime.parse, '2020-01-02T03:04:05Z')):\n    try:\n        parse(text)\n    except DateTimeParseException, e:\n"
        + "        print e.getMessage(), e.getErrorIndex(), e.getParsedString() == text\nfor fields in ((2020, 2, 30), (2021, 2, 29), (2021, 13, 1), (2021, 4, 31)):\n    try:\n"
        + "        LocalDate.of(*fields)\n    except DateTimeException, e:\n        print e.getMessage()",
        "prints:Text '2020-1-02' could not be parsed at index 5 5 True\nText '2020-13-02' could not be parsed: Invalid value for MonthOfYear (valid values 1 - 12): 13 0 True\n"
        + "Text '2020-01-02T03:04' could not be parsed, unparsed text found at index 10 10 True\nText '2020-01-02 03:04:05' could not be parsed at index 10 10 True\n"
        + "Text '2020-01-02T03:04:05Z' could not be parsed, unparsed text found at index 19 19 True\nInvalid date 'FEBRUARY 30'\n"
        + "Invalid date 'February 29' as '2021' is not a leap year\nInvalid value for MonthOfYear (valid values 1 - 12): 13\nInvalid date 'APRIL 31'\n")]
    [InlineData(
        "from java.text import SimpleDateFormat\nfrom java.time import Clock, Instant, LocalDate, YearMonth, ZoneId, ZoneOffset, ZonedDateTime\n"
        + "from java.time.format import DateTimeFormatter\nfrom java.util import Date, Locale, TimeZone\nf = SimpleDateFormat('EEE, dd MMM yyyy HH:mm:ss z', Locale.ENGLISH)\n"
        + "f.setTimeZone(TimeZone.getTimeZone('GMT'))\n"
        + "print f.format(Date(0)), YearMonth.from(LocalDate.of(2020, 1, 2)), LocalDate.now(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))\n"
        + "print ZonedDateTime.of(2020, 1, 2, 3, 4, 5, 0, ZoneId.of('Europe/Istanbul')).format(DateTimeFormatter.ofPattern('O OOOO'))",
        "prints:Thu, 01 Jan 1970 00:00:00 GMT 2020-01 1970-01-01\nGMT+3 GMT+03:00\n")]
    [InlineData(
        "from java.math import BigDecimal, BigInteger\nfrom java.security import MessageDigest\n"
        + "print BigDecimal('1.10').plus(), [str(part) for part in BigDecimal('10.5').divideAndRemainder(BigDecimal('3'))], BigDecimal('1.50').ulp()\n"
        + "d = MessageDigest.getInstance('MD5').digest('abc')\n"
        + "print BigInteger(1, d).toString(16), BigInteger(bytearray([255, 0])), BigInteger('97').isProbablePrime(5), BigInteger('91').isProbablePrime(10)",
        "prints:1.10 ['3.0', '1.5'] 0.01\n900150983cd24fb0d6963f7d28e17f72 -256 True False\n")]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
