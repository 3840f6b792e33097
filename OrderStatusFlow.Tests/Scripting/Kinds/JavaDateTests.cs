namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>Java's dates and times.</summary>
public sealed class JavaDateTests(PythonFixture python) : ScriptKind(python)
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
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('dd.MM.yyyy HH:mm:ss').format(Date(86400000))))",
            "02.01.1970 00:00:00"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "f = SimpleDateFormat(\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\")\nf.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\n"
            + "outputStream.write(f.format(Date(1750000000123)))",
            "2025-06-15T18:06:40.123+03:00"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "f = SimpleDateFormat('d MMMM yyyy EEEE', Locale('tr', 'TR'))\nf.timeZone = TimeZone.getTimeZone('UTC')\noutputStream.write(f.format(Date(0)))",
            "1 Ocak 1970 Perşembe"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('dd/MMM/yyyy', Locale.ENGLISH).parse('02/Jan/2026').getTime()))",
            "1767312000000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('yyyy-MM-dd HH:mm:ss Z').parse('2026-01-02 03:04:05 +0300').time))",
            "1767312245000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nfrom java.text import ParseException\ntry:\n"
            + "    SimpleDateFormat('yyyy-MM-dd').parse('x')\nexcept ParseException as e:\n    outputStream.write(e.getMessage())",
            "Unparseable date: \"x\""
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "c = Calendar.getInstance(TimeZone.getTimeZone('UTC'))\nc.setTimeInMillis(0)\nc.add(Calendar.DAY_OF_MONTH, 40)\nc.set(Calendar.HOUR_OF_DAY, 5)\n"
            + "outputStream.write('%d-%d-%d %d %d' % (c.get(Calendar.YEAR), c.get(Calendar.MONTH) + 1, c.get(Calendar.DATE), "
            + "c.get(Calendar.HOUR_OF_DAY), c.getTime().getTime()))",
            "1970-2-10 5 3474000000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nc = Calendar.getInstance()\n"
            + "c.set(2026, Calendar.JANUARY, 31, 0, 0, 0)\nc.add(Calendar.MONTH, 1)\noutputStream.write(SimpleDateFormat('yyyy-MM-dd EEE').format(c.time))",
            "2026-02-28 Sat"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(Date(0).toString() + str(Date(0).before(Date(1)))))",
            "Thu Jan 01 00:00:00 UTC 1970True"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(TimeZone.getTimeZone('America/New_York').getOffset(1750000000000) / 3600000))",
            "-4"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('XXX', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('UTC'))\noutputStream.write(f.format(Date(-86400001)))",
            "Z"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('u', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\noutputStream.write(f.format(Date(951782400000)))",
            "2"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('w', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\noutputStream.write(f.format(Date(951782400000)))",
            "10"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('G y', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\noutputStream.write(f.format(Date(0)))",
            "AD 1970"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('w', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('UTC'))\noutputStream.write(f.format(Date(-86400001)))",
            "1"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('kk:mm', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('America/New_York'))\noutputStream.write(f.format(Date(0)))",
            "19:00"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('EEEE', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\noutputStream.write(f.format(Date(1767225599999)))",
            "Thursday"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "f = SimpleDateFormat(\"h 'o''clock' a\", Locale.US)\nf.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\n"
            + "outputStream.write(f.format(Date(951782400000)))",
            "2 o'clock AM"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('W', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('America/New_York'))\noutputStream.write(f.format(Date(-86400001)))",
            "5"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "f = SimpleDateFormat('EEE, d MMM yyyy HH:mm:ss z', Locale.US)\nf.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\n"
            + "outputStream.write(f.format(Date(1767225599999)))",
            "Thu, 1 Jan 2026 02:59:59 TRT"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "f = SimpleDateFormat(\"h 'o''clock' a\", Locale.US)\nf.setTimeZone(TimeZone.getTimeZone('UTC'))\noutputStream.write(f.format(Date(1750000000123)))",
            "3 o'clock PM"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "f = SimpleDateFormat('EEE, d MMM yyyy HH:mm:ss z', Locale.US)\nf.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\n"
            + "outputStream.write(f.format(Date(1750000000123)))",
            "Sun, 15 Jun 2025 18:06:40 TRT"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('K:mm a', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('America/New_York'))\noutputStream.write(f.format(Date(1767225599999)))",
            "6:59 PM"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\nf = SimpleDateFormat('D', Locale.US)\n"
            + "f.setTimeZone(TimeZone.getTimeZone('Europe/Istanbul'))\noutputStream.write(f.format(Date(951782400000)))",
            "60"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('dd.MM.yyyy HH:mm', Locale.US).parse('01.02.2026 13:45').getTime()))",
            "1769953500000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('yyyy-MM-dd HH:mm:ss z', Locale.US).parse('2026-01-01 00:00:00 EST').getTime()))",
            "1767243600000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('yyyy-MM-dd', Locale.US).parse('2026-02-30').getTime()))",
            "1772409600000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('HH:mm:ss.SSS', Locale.US).parse('10:11:12.5').getTime()))",
            "36672005"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('yyyyMMdd', Locale.US).parse('20260203').getTime()))",
            "1770076800000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat(\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\", Locale.US).parse('2026-01-02T03:04:05.123+03:00').getTime()))",
            "1767312245123"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('yyyy-MM-dd', Locale.US).parse('2026-01-01 trailing').getTime()))",
            "1767225600000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('yy', Locale.US).parse('1999').getTime()))",
            "915148800000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('hh:mm a', Locale.US).parse('01:30 PM').getTime()))",
            "48600000"
        },
        {
            "from java.text import SimpleDateFormat\nfrom java.util import Date, TimeZone, Locale, Calendar\n"
            + "outputStream.write(str(SimpleDateFormat('dd/MM/yy', Locale.US).parse('05/06/26').getTime()))",
            "1780617600000"
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
            "from java.util import Date, GregorianCalendar, Calendar, Locale\nfrom org.apache.commons.lang3.time import DateUtils, DateFormatUtils\nprint '|'.join([str(x) "
            + "for x in [DateUtils.truncate(Date(86400000+5), 5), DateUtils.isSameDay(Date(0), Date(5)), DateUtils.setHours(Date(0), 7), DateFormatUtils.ISO_DATETIME_TIME_ZONE_FORMAT.format(Date(0)),"
            + " GregorianCalendar(2026,2,1).getDisplayName(Calendar.MONTH, Calendar.LONG, Locale.ENGLISH)]])\n",
            "prints:Fri Jan 02 00:00:00 UTC 1970|True|Thu Jan 01 07:00:00 UTC 1970|1970-01-01T00:00:00Z|March"
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
            "from java.util import Calendar, GregorianCalendar\ndef roll(field, amount, *start):\n    c = GregorianCalendar(*start)\n    c.roll(field, amount)\n"
            + "    print c.get(Calendar.YEAR), c.get(Calendar.MONTH), c.get(Calendar.DAY_OF_MONTH), c.get(Calendar.HOUR_OF_DAY), c.get(Calendar.MINUTE)\n"
            + "roll(Calendar.MONTH, 1, 2024, 11, 31, 10, 0)\nroll(Calendar.MONTH, 1, 2024, 0, 31)\nroll(Calendar.DAY_OF_MONTH, -1, 2024, 1, 1)\nroll(Calendar.HOUR_OF_DAY, 5, 2024, 1, 1, 22, 0)\n"
            + "roll(Calendar.MINUTE, 61, 2024, 1, 1, 22, 59)\nroll(Calendar.YEAR, -1, 2024, 1, 29)\nroll(Calendar.DAY_OF_YEAR, 1, 2023, 11, 31)",
            "prints:2024 0 31 10 0\n2024 1 29 0 0\n2024 1 29 0 0\n2024 1 1 3 0\n2024 1 1 22 0\n2023 1 28 0 0\n2023 0 1 0 0"
        },
        {
            "from java.util import Calendar, GregorianCalendar\nc = GregorianCalendar(2026, 0, 2)\nc.setMinimalDaysInFirstWeek(4)\nc.setFirstDayOfWeek(Calendar.MONDAY)\n"
            + "print c.get(Calendar.WEEK_OF_YEAR), c.clone().get(Calendar.WEEK_OF_YEAR), c.clone() == c\nc = GregorianCalendar(2021, 0, 2)\nc.setMinimalDaysInFirstWeek(4)\n"
            + "print c.get(Calendar.WEEK_OF_YEAR), c.clone().get(Calendar.WEEK_OF_YEAR)",
            "prints:1 1 True\n53 53"
        },
        {
            "from java.time import DayOfWeek, Month\n"
            + "print Month.MARCH.compareTo(Month.MAY), DayOfWeek.MONDAY < DayOfWeek.SUNDAY, ' '.join([str(x) for x in sorted([Month.MAY, Month.APRIL])]), max(DayOfWeek.values())",
            "prints:-2 True APRIL MAY SUNDAY"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
