namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>The dates and times of java.time.</summary>
public sealed class JavaTimeTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, ZoneOffset, Instant\nfrom java.time.format import DateTimeFormatter\nl = LocalDateTime.of(2026, 12, 31, 10, 20)\n"
            + "for f in (DateTimeFormatter.ISO_WEEK_DATE, DateTimeFormatter.ISO_ORDINAL_DATE):\n"
            + "    print ' '.join([f.format(x) for x in (LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 3), LocalDate.of(999, 1, 3), l, l.atZone(ZoneId.of('Europe/Istanbul')), l.atOffset(ZoneOffset.UTC))]), "
            + "f.withZone(ZoneId.of('Asia/Tokyo')).format(Instant.EPOCH)",
            "prints: 2026-W01-4 2026-W53-7 0999-W01-4 2026-W53-4 2026-W53-4+03:00 2026-W53-4Z 1970-W01-4+09:00\n2026-001 2027-003 0999-003 2026-365 2026-365+03:00 2026-365Z 1970-001+09:00\n"
        },
        {
            "from java.time import LocalDate\nfrom java.time.format import DateTimeFormatter, DateTimeParseException\n"
            + "def read(text, f):\n    try:\n        print LocalDate.parse(text, f),\n    except DateTimeParseException as e:\n        print '-',\n"
            + "for text in ('2026-W01-4', '2026-W53-7', '2025-W53-1', '2026-W54-1', '2026-W01-8', '2026-w01-4', '2026-W1-4', '2026-W01-4+03:00', '2026-W01-4Z', '2026-W01-4x', '2026-W01'):\n"
            + "    read(text, DateTimeFormatter.ISO_WEEK_DATE)\n"
            + "for text in ('2026-365', '2026-366', '2024-366', '2026-000', '2026-1', '2026-060+03:00'):\n    read(text, DateTimeFormatter.ISO_ORDINAL_DATE)",
            "prints: 2026-01-01 2027-01-03 - - - 2026-01-01 - 2026-01-01 2026-01-01 - - 2026-12-31 - 2024-12-31 - - 2026-03-01"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDate.parse('2026-01-31').plusMonths(1).format(DateTimeFormatter.ofPattern('dd/MM/yyyy'))))",
            "28/02/2026"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.parse('02.01.2026 03:04', DateTimeFormatter.ofPattern('dd.MM.yyyy HH:mm')).toString()))",
            "2026-01-02T03:04"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(ZonedDateTime.parse('2026-07-01T12:00:00Z').withZoneSameInstant(ZoneId.of('Europe/Berlin')).toString()))",
            "2026-07-01T14:00+02:00[Europe/Berlin]"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(Instant.ofEpochMilli(0).toString() + str(Instant.parse('2026-01-01T00:00:00Z').toEpochMilli())))",
            "1970-01-01T00:00:00Z1767225600000"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(str(Duration.between(LocalDateTime.parse('2026-01-01T00:00:00'), "
            + "LocalDateTime.parse('2026-01-02T01:30:00')).toMinutes()) + Duration.ofMinutes(90).toString()))",
            "1530PT1H30M"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(str(ChronoUnit.DAYS.between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1))) + "
            + "Period.between(LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 1)).toString()))",
            "59P1M14D"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.of(2026, 1, 2, 3, 4, 5).atZone(ZoneId.of('Europe/Istanbul')).toInstant().toEpochMilli()))",
            "1767312245000"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.of(2026, 1, 2, 3, 4, "
            + "5).atZone(ZoneId.of('UTC')).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME) + LocalDate.of(2026, 1, 2).getDayOfWeek().toString()))",
            "2026-01-02T03:04:05ZFRIDAY"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(str(LocalDate.of(2026, 1, 2).isBefore(LocalDate.of(2026, 1, 3))) + "
            + "str(LocalDate.of(2026, 1, 2)) + LocalDate.parse('20260102', DateTimeFormatter.BASIC_ISO_DATE).toString()))",
            "True2026-01-022026-01-02"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(DateTimeFormatter.ofPattern('d MMM uuuu HH:mm:ss.SSS').format(LocalDateTime.parse('2026-01-02T03:04:05.5'))))",
            "2 Jan 2026 03:04:05.500"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.parse('2026-01-02T03:04:05').format(DateTimeFormatter.ofPattern('EEE d MMM yy'))))",
            "Fri 2 Jan 26"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.parse('2000-02-29T12:00:00').format(DateTimeFormatter.ofPattern('uuuu/M/d h:mm a'))))",
            "2000/2/29 12:00 PM"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.parse('2026-12-31T23:59:59.987654').format(DateTimeFormatter.ofPattern('dd.MM.yyyy HH:mm:ss'))))",
            "31.12.2026 23:59:59"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.parse('2000-02-29T12:00:00').format(DateTimeFormatter.ofPattern('dd.MM.yyyy HH:mm:ss'))))",
            "29.02.2000 12:00:00"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.parse('2026-01-02T03:04:05').format(DateTimeFormatter.ofPattern('[yyyy-]MM'))))",
            "2026-01"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Instant, Duration, LocalTime, OffsetDateTime, Period, ZoneOffset\n"
            + "from java.time.format import DateTimeFormatter\nfrom java.time.temporal import ChronoUnit\n"
            + "outputStream.write(str(LocalDateTime.parse('2000-02-29T12:00:00').format(DateTimeFormatter.ofPattern('D'))))",
            "60"
        },
        {
            "from java.time import Instant, DayOfWeek, Month, YearMonth, Year, Period\nprint '|'.join([str(x) for x in [Instant.ofEpochMilli(5).plusMillis(7), DayOfWeek.MONDAY.plus(3),"
            + " DayOfWeek.valueOf('FRIDAY'), Month.FEBRUARY.length(True), YearMonth.parse('2026-03').atEndOfMonth(), Year.of(2024).isLeap(), Period.parse('P1Y2M3D').plusDays(2),"
            + " Period.ofMonths(14).normalized(), Period.ofDays(-1).isNegative()]])\n",
            "prints:1970-01-01T00:00:00.012Z|THURSDAY|FRIDAY|29|2026-03-31|True|P1Y2M5D|P1Y2M|True"
        },
        {
            "from java.time import LocalDate, LocalTime, ZoneId, ZoneOffset, Instant\nfrom java.time.temporal import ChronoField\nprint '|'.join([str(x) for x in [LocalDate.of(2026,"
            + "3,1).with(ChronoField.DAY_OF_MONTH, 5), LocalDate.of(2026,3,1).get(ChronoField.DAY_OF_WEEK), LocalDate.of(2026,3,1).compareTo(LocalDate.of(2026,3,5)),"
            + " LocalTime.ofSecondOfDay(3661), ZoneOffset.ofHoursMinutes(3,30), ZoneId.of('GMT+3'), ZoneId.of('Europe/Istanbul').getRules().getOffset(Instant.EPOCH)]])\n",
            "prints:2026-03-05|7|-4|01:01:01|+03:30|GMT+03:00|+02:00"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId\nd = LocalDate.of(2024, 2, 29)\n"
            + "print d.withYear(2023), LocalDate.of(2024, 1, 31).withMonth(2), LocalDateTime.of(2023, 5, 31, 8, 0).withMonth(4), LocalDate.of(2024, 1, 31).withMonth(3)\ntry:\n"
            + "    d.withDayOfMonth(30)\nexcept Exception as e:\n    print e.getClass().getName()",
            "prints:2023-02-28 2024-02-29 2023-04-30T08:00 2024-03-31\njava.time.DateTimeException"
        },
        {
            "from java.time import LocalTime, ZonedDateTime, ZoneId, Instant\nfrom java.time.temporal import ChronoUnit\n"
            + "z = ZonedDateTime.of(2024, 3, 31, 15, 47, 20, 0, ZoneId.of('Europe/Berlin'))\n"
            + "print z.truncatedTo(ChronoUnit.HOURS), z.truncatedTo(ChronoUnit.MINUTES), z.truncatedTo(ChronoUnit.DAYS), LocalTime.of(15, 47).truncatedTo(ChronoUnit.HALF_DAYS), "
            + "Instant.parse('2024-03-31T15:47:20.123Z').truncatedTo(ChronoUnit.SECONDS)",
            "prints:2024-03-31T15:00+02:00[Europe/Berlin] 2024-03-31T15:47+02:00[Europe/Berlin] 2024-03-31T00:00+01:00[Europe/Berlin] 12:00 2024-03-31T15:47:20Z"
        },
        {
            "from java.time import DayOfWeek, LocalDate, Month\nfor f in (lambda: Month.of(0), lambda: Month.of(13), lambda: DayOfWeek.of(8), lambda: LocalDate.ofYearDay(2023, 366)):\n    try:\n"
            + "        print f()\n    except Exception as e:\n        print e\nprint Month.of(12), DayOfWeek.of(7).plus(1), LocalDate.ofYearDay(2024, 366)",
            "prints:java.time.DateTimeException: Invalid value for MonthOfYear: 0\njava.time.DateTimeException: Invalid value for MonthOfYear: 13\n"
            + "java.time.DateTimeException: Invalid value for DayOfWeek: 8\njava.time.DateTimeException: Invalid date 'DayOfYear 366' as '2023' is not a leap year\nDECEMBER MONDAY 2024-12-31"
        },
        {
            "from java.time import DayOfWeek, Month\n"
            + "print Month.MARCH.compareTo(Month.MAY), DayOfWeek.MONDAY < DayOfWeek.SUNDAY, ' '.join([str(x) for x in sorted([Month.MAY, Month.APRIL])]), max(DayOfWeek.values())",
            "prints:-2 True APRIL MAY SUNDAY"
        },
        {
            "from java.time import LocalDate, LocalDateTime, ZonedDateTime, ZoneId, Period\nfrom java.time.temporal import ChronoUnit\na, b, c = LocalDate.of(2024, 1, 31), LocalDate.of(2024, 2, 29), LocalDate.of(2020, 6, 15)\n"
            + "t, u = LocalDateTime.of(2024, 1, 15, 12, 0), LocalDateTime.of(2024, 3, 15, 11, 0)\n"
            + "print ChronoUnit.MONTHS.between(a, b), ChronoUnit.MONTHS.between(b, a), ChronoUnit.MONTHS.between(t, u), ChronoUnit.MONTHS.between(u, t), ChronoUnit.YEARS.between(a, c), "
            + "ChronoUnit.MONTHS.between(t.atZone(ZoneId.of('UTC')), u.plusHours(4).atZone(ZoneId.of('Europe/Istanbul'))), a.until(b), a.until(c), Period.between(c, a), b.until(a)",
            "prints: 0 0 1 -1 -3 2 P29D P-3Y-7M-16D P3Y7M16D P-29D\n"
        },
        {
            "from java.time import ZonedDateTime, LocalDate, LocalDateTime, ZoneId\nfrom java.time.format import DateTimeFormatter as F\n"
            + "for x in (ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneId.of('Europe/Istanbul')), LocalDateTime.of(2024, 3, 31, 1, 30).atZone(ZoneId.of('UTC')), LocalDateTime.of(2024, 3, 31, 1, 30)):\n"
            + "    print ' '.join([f.format(x) for f in (F.ISO_DATE, F.ISO_LOCAL_DATE, F.ISO_TIME, F.ISO_LOCAL_TIME, F.BASIC_ISO_DATE, F.ofPattern('e c u'))])",
            "prints: 2024-03-31+03:00 2024-03-31 01:30:00+03:00 01:30:00 20240331+0300 1 1 2024\n2024-03-31Z 2024-03-31 01:30:00Z 01:30:00 20240331Z 1 1 2024\n"
            + "2024-03-31 2024-03-31 01:30:00 01:30:00 20240331 1 1 2024\n"
        },
        {
            "from java.time import Duration, DayOfWeek, Month, Year, YearMonth, LocalDate, LocalDateTime, Period, ZoneOffset\nfrom java.time.temporal import ChronoUnit\n"
            + "from java.util.concurrent import TimeUnit\nd, l = Duration.ofMillis(-1500), LocalDate.of(2024, 2, 29)\n"
            + "print Duration.ofSeconds(-3, 0), Duration.ofSeconds(1, 5), d.minus(1, ChronoUnit.MINUTES), Duration.ofHours(5).dividedBy(Duration.ofMinutes(95)), Dura"
            + "tion.ofMinutes(95).truncatedTo(ChronoUnit.HOURS), Duration.ofMinutes(1535).toHoursPart(), Duration.ofMinutes(1535).toMinutesPart(), Duration.ofMillis("
            + "90500).toSecondsPart(), Duration.ofMillis(90500).toMillisPart(), Duration.ofMinutes(1535).toDaysPart()\n"
            + "print getattr(DayOfWeek, 'from')(l), getattr(Month, 'from')(l), getattr(Year, 'from')(l), getattr(YearMonth, 'from')(l), Month.of(5).firstMonthOfQuart"
            + "er(), l.atTime(2, 0, 12, 2000000), LocalDateTime.of(2024, 1, 31, 10, 20).withDayOfYear(60), Period.of(1, 14, 3).withDays(5), l.isSupported(ChronoUnit."
            + "DAYS), l.isSupported(ChronoUnit.HOURS), ZoneOffset.UTC.compareTo(ZoneOffset.ofHours(3))\n"
            + "print ChronoUnit.valueOf('DAYS'), TimeUnit.valueOf('DAYS').toString(), TimeUnit.SECONDS.convert(Duration.ofSeconds(90)), TimeUnit.SECONDS.toChronoUnit"
            + "(), [u.name() for u in TimeUnit.values()][2], TimeUnit.DAYS.ordinal()\n",
            "prints: PT-3S PT1.000000005S PT-1M-1.5S 3 PT1H 1 35 30 500 1\nTHURSDAY FEBRUARY 2024 2024-02 APRIL 2024-02-29T02:00:12.002 2024-02-29T10:20 P1Y14M5D True False 10800\n"
            + "Days DAYS 90 Seconds MILLISECONDS 6\n"
        },
        {
            "from java.time import Instant, ZoneId, ZonedDateTime\nfrom java.time.format import DateTimeFormatter as F, DateTimeFormatterBuilder\nfrom java.util import Locale\n"
            + "print F.ISO_DATE.withZone(ZoneId.of('Asia/Tokyo')).format(Instant.EPOCH), F.BASIC_ISO_DATE.withLocale(Locale.US).format(ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneId.of('UTC')))\n"
            + "print DateTimeFormatterBuilder().appendPattern('yyyy-MM-dd').toFormatter().withZone(ZoneId.of('Asia/Tokyo')).format(Instant.EPOCH)",
            "prints: 1970-01-01+09:00 20240331Z\n1970-01-01\n"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
