using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Tests.Expressions;

/// <summary>Dates as java.text.SimpleDateFormat writes and reads them (locale US, Java 8 names), instants as
/// java.time.format.DateTimeFormatter.</summary>
public sealed class ExpressionDateTests
{
    [Theory]
    [InlineData("1767164400000", "u D", "UTC", "3 365")]
    [InlineData("1767164400000", "ww W F E", "UTC", "01 5 5 Wed")]
    [InlineData("1767164400000", "YYYY-'W'ww-u", "UTC", "2026-W01-3")]
    [InlineData("1704067199999", "yy YY y uu", "UTC", "23 24 2023 07")]
    [InlineData("1767164400000", "HH:mm", "GMT+3", "10:00")]
    [InlineData("1767164400000", "HH:mm", "GMT+03:00", "10:00")]
    [InlineData("1767164400000", "HH:mm", "GMT+0300", "10:00")]
    [InlineData("1767164400000", "HH:mm", "GMT-0530", "01:30")]
    [InlineData("1767164400000", "HH:mm", "PST", "23:00")]
    [InlineData("1785542400005", "HH:mm", "PST", "17:00")]
    [InlineData("1785542400005", "HH:mm z", "EST", "19:00 EST")]
    [InlineData("1785542400005", "HH:mm z", "America/New_York", "20:00 EDT")]
    [InlineData("1785542400005", "z zzzz", "Europe/Paris", "CEST Central European Summer Time")]
    [InlineData("1785542400005", "z X XX XXX Z", "Europe/Istanbul", "TRT +03 +0300 +03:00 +0300")]
    [InlineData("1785542400005", "z X", "GMT", "GMT Z")]
    [InlineData("1785542400005", "z", "GMT+3", "GMT+03:00")]
    [InlineData("1785542400005", "z", "Asia/Istanbul", "TRT")]
    [InlineData("1785542400005", "z zzzz", "Zulu", "UTC Coordinated Universal Time")]
    [InlineData("1785542400005", "z zzzz", "US/Eastern", "EDT Eastern Daylight Time")]
    [InlineData("1785542400005", "z zzzz", "Asia/Ashgabat", "TMT Turkmenistan Time")]
    [InlineData("1767164400000", "X", "Asia/Kolkata", "+05")]
    [InlineData("1767164400000", "HH:mm z", "GMT-5:30", "01:30 GMT-05:30")]
    // an unknown zone is GMT
    [InlineData("1767164400000", "HH:mm z", "+03:00", "07:00 GMT")]
    [InlineData("1767164400000", "HH:mm z", "UTC+3", "07:00 GMT")]
    [InlineData("1767164400000", "HH:mm z", "GMT+25", "07:00 GMT")]
    [InlineData("1767164400000", "HH:mm z", "GMT+3:5", "07:00 GMT")]
    [InlineData("1767164400000", "HH:mm z", "gmt+3", "07:00 GMT")]
    [InlineData("1767164400000", "HH:mm z", "europe/istanbul", "07:00 GMT")]
    [InlineData("1767164400000", "HH:mm z", "Mars/Base", "07:00 GMT")]
    [InlineData("1767164400000", "HH:mm z", "", "07:00 GMT")]
    [InlineData("1767164400000", "HH:mm z", "Europe/Istanbul", "10:00 TRT")]
    [InlineData("1772360430123", "S SS SSS SSSSSS", "UTC", "123 123 123 123000")]
    [InlineData("1785542400005", "S SSS", "UTC", "5 005")]
    [InlineData("1772360430123", "G EEEE MMMM LLL d''h' o'", "UTC", "AD Sunday March Mar 1'10 o")]
    [InlineData("1772360430123", "hh:mm a K k", "UTC", "10:20 AM 10 10")]
    [InlineData("1785542400005", "z zzzz", "CET", "CEST Central European Summer Time")]
    [InlineData("1767164400000", "z zzzz", "EET", "EET Eastern European Time")]
    [InlineData("-2209075200000", "yyyy-MM-dd'T'HH:mm:ssXXX", "Europe/Istanbul", "1899-12-31T03:00:00+03:00")]
    public void Format_writes_like_Java(string millis, string pattern, string zone, string expected) =>
        Evaluate($"${{m:toNumber():format(\"{pattern}\", '{zone}')}}", millis).ShouldBe(expected);

    [Fact]
    public void A_time_before_1900_has_the_offset_of_today() =>
        Evaluate("${m:toDate('yyyy-MM-dd', 'Europe/Istanbul'):toNumber()}", "1899-12-30").ShouldBe("-2209172400000");

    [Theory]
    [InlineData("32.12.2025", "dd.MM.yyyy", "2026-01-01 00:00:00.000")]
    [InlineData("2025-13-45", "yyyy-MM-dd", "2026-02-14 00:00:00.000")]
    [InlineData("2025-12-31 25:61", "yyyy-MM-dd HH:mm", "2026-01-01 02:01:00.000")]
    [InlineData("2025-12-31T10:00:00", "yyyy-MM-dd", "2025-12-31 00:00:00.000")]
    [InlineData(" 2025- 12- 31", "yyyy-MM-dd", "2025-12-31 00:00:00.000")]
    [InlineData("20251231102030", "yyyyMMddHHmmss", "2025-12-31 10:20:30.000")]
    [InlineData("31.12.25", "dd.MM.yy", "2025-12-31 00:00:00.000")]
    [InlineData("31.12.95", "dd.MM.yy", "1995-12-31 00:00:00.000")]
    [InlineData("1.1.2025", "dd.MM.yy", "2025-01-01 00:00:00.000")]
    [InlineData("12:20 AM", "hh:mm a", "1970-01-01 00:20:00.000")]
    [InlineData("1:5 pm", "hh:mm a", "1970-01-01 13:05:00.000")]
    [InlineData("24:10", "kk:mm", "1970-01-01 00:10:00.000")]
    [InlineData("5 december 2025", "dd MMM yyyy", "2025-12-05 00:00:00.000")]
    [InlineData("Mon, 31 Dec 2025", "EEE, dd MMM yyyy", "2025-12-31 00:00:00.000")]
    [InlineData("2026-W01-3", "YYYY-'W'ww-u", "2025-12-31 00:00:00.000")]
    [InlineData("7", "u", "1970-01-04 00:00:00.000")]
    [InlineData("31", "u", "1970-01-06 00:00:00.000")]
    [InlineData("2025-400", "yyyy-DDD", "2026-02-04 00:00:00.000")]
    [InlineData("2025 12 2 Wed", "yyyy MM W E", "2025-12-10 00:00:00.000")]
    [InlineData("2025 12 2 Wed", "yyyy MM F E", "2025-12-10 00:00:00.000")]
    [InlineData("10.5", "ss.SSS", "1970-01-01 00:00:10.005")]
    [InlineData("10.1234", "ss.SSS", "1970-01-01 00:00:11.234")]
    [InlineData("10.123456", "ss.SSSSSS", "1970-01-01 00:00:10.123")]
    [InlineData("2026-03-01T10:20:30+03", "yyyy-MM-dd'T'HH:mm:ssX", "2026-03-01 07:20:30.000")]
    [InlineData("2026-03-01 10:20 PST", "yyyy-MM-dd HH:mm z", "2026-03-01 18:20:00.000")]
    [InlineData("2026-07-01 10:20 CST", "yyyy-MM-dd HH:mm z", "2026-07-01 16:20:00.000")]
    [InlineData("2026-07-01 10:20 CDT", "yyyy-MM-dd HH:mm z", "2026-07-01 15:20:00.000")]
    [InlineData("2026-07-01 10:20 AST", "yyyy-MM-dd HH:mm z", "2026-07-01 14:20:00.000")]
    [InlineData("2026-07-01 10:20 Irish Summer Time", "yyyy-MM-dd HH:mm z", "2026-07-01 09:20:00.000")]
    [InlineData("2026-07-01 10:20 TRST", "yyyy-MM-dd HH:mm z", "2026-07-01 07:20:00.000")]
    [InlineData("2026-07-01 10:20 China Standard Time", "yyyy-MM-dd HH:mm z", "2026-07-01 02:20:00.000")]
    [InlineData("2026-03-01 10:20 YEKT", "yyyy-MM-dd HH:mm z", "2026-03-01 05:20:00.000")]
    [InlineData("2026-07-01 10:20 CEST", "yyyy-MM-dd HH:mm z", "2026-07-01 08:20:00.000")]
    [InlineData("16:04", "HH:hh", "1970-01-01 16:00:00.000")]
    [InlineData("07:04 PM", "HH:hh a", "1970-01-01 16:00:00.000")]
    public void ToDate_reads_leniently_like_Java(string text, string pattern, string expected) =>
        Evaluate($"${{m:toDate(\"{pattern}\",'UTC'):format('yyyy-MM-dd HH:mm:ss.SSS','UTC')}}", text).ShouldBe(expected);

    [Fact]
    public void ToDate_takes_an_unknown_zone_for_GMT_like_Java() =>
        Evaluate("${m:toDate('HH:mm','+03:00'):format('HH:mm')}|${m:toDate('HH:mm','GMT+03:00'):format('HH:mm')}", "10:20").ShouldBe("10:20|07:20");

    [Theory]
    [InlineData("2026-03-29 02:30", "01:30")]
    [InlineData("2026-10-25 02:30", "01:30")]
    public void ToDate_reads_skipped_and_ambiguous_times_like_Java(string text, string expected) =>
        Evaluate("${m:toDate('yyyy-MM-dd HH:mm','Europe/Paris'):format('HH:mm','UTC')}", text).ShouldBe(expected);

    [Theory]
    [InlineData("0001-01-01", "Europe/Istanbul", "yyyy-MM-dd HH:mm G XXX", "0001-01-01 00:00 AD +03:00", "0001-12-31 21:00 BC Z")]
    [InlineData("9999-12-31", "America/New_York", "yyyy-MM-dd HH:mm", "9999-12-31 00:00", "9999-12-31 05:00")]
    [InlineData("10000-07-01", "Europe/Berlin", "yyyy-MM-dd HH:mm XXX E D w YYYY", "10000-07-01 00:00 +02:00 Sat 183 27 10000", "10000-06-30 22:00 Z Fri 182 27 10000")]
    [InlineData("12345-06-07", "UTC", "yyyy-MM-dd yy E", "12345-06-07 45 Thu", "12345-06-07 45 Thu")]
    [InlineData("9999-13-01", "UTC", "yyyy-MM-dd", "10000-01-01", "10000-01-01")]
    [InlineData("99999-01-01", "UTC", "yyyy-MM-dd", "99999-01-01", "99999-01-01")]
    [InlineData("0000-01-01", "UTC", "yyyy G", "0001 BC", "0001 BC")]
    public void Dates_have_the_years_of_Java(string text, string zone, string pattern, string expected, string utc) =>
        Evaluate($"${{m:toDate('yyyy-MM-dd','{zone}'):format('{pattern}','{zone}')}}|${{m:toDate('yyyy-MM-dd','{zone}'):format('{pattern}','UTC')}}", text)
            .ShouldBe($"{expected}|{utc}");

    [Fact]
    public void The_text_of_a_date_has_a_year_without_zeros() =>
        Evaluate("${m:toDate('yyyy-MM-dd'):substringAfterLast(' ')}|${m:toDate('yyyy-MM-dd'):append(''):format('yyyy')}", "0024-01-15").ShouldBe("24|0024");

    [Theory]
    [InlineData("253402300800000", "10000-01-01 00:00:00.000 AD Sat")]
    [InlineData("9223372036854775807", "292278994-08-17 07:12:55.807 AD Sun")]
    [InlineData("9000000000000000", "287168-08-24 16:00:00.000 AD Sat")]
    public void Every_number_is_a_date_of_Java(string millis, string expected) =>
        Evaluate("${m:toNumber():format('yyyy-MM-dd HH:mm:ss.SSS G E','UTC')}|${m:toNumber():toDate():toNumber()}", millis).ShouldBe($"{expected}|{millis}");

    [Theory]
    [InlineData("${m:toInstant(\"yyyy-MM-dd'T'HH:mm:ss.SSSSSSX\",'UTC'):toMicros()}", "2026-03-01T10:20:30.123456Z", "1772360430123456")]
    [InlineData("${m:toInstant('yyyy/MM/dd HH:mm:ss.SSSSSSSSS','America/New_York'):toNanos()}", "2022/03/18 10:22:27.678234567", "1647613347678234567")]
    [InlineData("${m:toInstant('yyyy-MM-dd HH:mm','UTC')}", "2026-03-01 10:20", "2026-03-01T10:20:00Z")]
    [InlineData("${m:toInstant('yyyy-MM-dd[ HH:mm]','UTC')}", "2025-02-31", "2025-02-28T00:00:00Z")]
    [InlineData("${m:formatInstant('uuuu YYYY w e EEEEE QQQ O VV','Europe/Paris')}", "1767164400000", "2025 2026 1 4 W Q4 GMT+1 Europe/Paris")]
    [InlineData("${m:formatInstant('HH:mm:ss.SSSSSS','UTC')}", "2026-03-01T10:20:30.1234567+03:00", "07:20:30.123456")]
    [InlineData("${m:formatInstant('HH:mm','+03:00')}|${m:formatInstant('HH:mm','UTC+3')}", "1767164400000", "10:00|10:00")]
    [InlineData("${m:formatInstant('yyyy','UTC')}", "Sun, 01 Mar 2026 10:20:30 GMT", "2026")]
    [InlineData("${m:formatInstant('HH:mm:ss','GMT')}", "Sun, 1 Mar 2026 10:20 +0300", "07:20:00")]
    public void Instants_have_nanoseconds_and_the_letters_of_DateTimeFormatter(string text, string value, string expected) =>
        Evaluate(text, value).ShouldBe(expected);

    private static string? Evaluate(string text, string value)
    {
        var expression = Expression.Parse(text);
        expression.Failure.ShouldBeNull();
        var result = expression.Value!.Evaluate(new Dictionary<string, string> { ["m"] = value }, FixedTime.Context());
        result.Failure.ShouldBeNull();
        return result.Value;
    }
}
