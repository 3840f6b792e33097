namespace OrderStatusFlow.Tests.Scripting.Kinds;

/// <summary>The dates of java.util and java.text.</summary>
public sealed class JavaDateTests(PythonFixture python) : ScriptKind(python)
{
    // A script, and its output or what else is expected of it.
    public static TheoryData<string, string> Scripts => new()
    {
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
            "from java.util import Date, GregorianCalendar, Calendar, Locale\nfrom org.apache.commons.lang3.time import DateUtils, DateFormatUtils\nprint '|'.join([str(x) "
            + "for x in [DateUtils.truncate(Date(86400000+5), 5), DateUtils.isSameDay(Date(0), Date(5)), DateUtils.setHours(Date(0), 7), DateFormatUtils.ISO_DATETIME_TIME_ZONE_FORMAT.format(Date(0)),"
            + " GregorianCalendar(2026,2,1).getDisplayName(Calendar.MONTH, Calendar.LONG, Locale.ENGLISH)]])\n",
            "prints:Fri Jan 02 00:00:00 UTC 1970|True|Thu Jan 01 07:00:00 UTC 1970|1970-01-01T00:00:00Z|March"
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
            "from java.sql import Timestamp, Date, Time\nfrom java.util import Date as UtilDate\nfrom java.time import LocalDateTime, Instant\nfrom java.text import SimpleDateFormat\nt = Timestamp.valueOf('2024-01-31 10:20:30.5')\n"
            + "print t, t.getTime(), t.getNanos(), Timestamp(0), Timestamp.valueOf('2024-01-31 10:20:30'), Timestamp.valueOf(LocalDateTime.of(2024, 1, 31, 10, 20)), t.toLocalDateTime(), "
            + "getattr(Timestamp, 'from')(Instant.EPOCH), isinstance(t, UtilDate), t.after(UtilDate(0)), SimpleDateFormat('dd.MM.yyyy').format(t), Date.valueOf('2024-01-31'), Date(0), "
            + "Date.valueOf('2024-01-31').toLocalDate(), Time.valueOf('10:20:30'), t.getClass().getName()\ntry:\n    Timestamp.valueOf('31.01.2024')\nexcept Exception, e:\n    print e.getMessage()",
            "prints: 2024-01-31 10:20:30.5 1706696430500 500000000 1970-01-01 00:00:00.0 2024-01-31 10:20:30.0 2024-01-31 10:20:00.0 2024-01-31T10:20:30.500 1970-01-01 00:00:00.0 True True 31.01.2024 "
            + "2024-01-31 1970-01-01 2024-01-31 10:20:30 java.sql.Timestamp\nTimestamp must have the form yyyy-mm-dd hh:mm:ss[.fffffffff]: 31.01.2024\n"
        },
    };

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task A_script_does_what_it_does_in_NiFi(string source, string expected) => CheckAsync(source, expected);
}
