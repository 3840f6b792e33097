using System.Globalization;
using OrderStatusFlow.Core.Erp;

namespace OrderStatusFlow.Tests.Erp;

public sealed class ErpDatesTests
{
    private const string NewYork = "America/New_York";
    private const string LordHowe = "Australia/Lord_Howe";
    private const string Istanbul = "Europe/Istanbul";

    [Theory]
    [InlineData(Istanbul, "2025-12-21T09:00:30.1234567Z", "2025-12-21T12:00:30.123456")]
    [InlineData("UTC", "2025-12-21T09:00:30Z", "2025-12-21T09:00:30.000000")]
    // 2025-11-02T06:00Z New York's clock goes from 02:00 back to 01:00: what changes then must not be asked for after 01:50
    [InlineData(NewYork, "2025-11-02T04:59:59Z", "2025-11-02T00:59:59.000000")]
    [InlineData(NewYork, "2025-11-02T05:00:00Z", "2025-11-02T01:00:00.000000")]
    [InlineData(NewYork, "2025-11-02T05:50:00Z", "2025-11-02T00:59:59.999999")]
    [InlineData(NewYork, "2025-11-02T06:00:00Z", "2025-11-02T01:00:00.000000")]
    [InlineData(NewYork, "2025-11-02T06:50:00Z", "2025-11-02T01:50:00.000000")]
    [InlineData(NewYork, "2025-11-01T05:50:00Z", "2025-11-01T01:50:00.000000")]
    [InlineData(NewYork, "2025-03-09T06:50:00Z", "2025-03-09T01:50:00.000000")]
    [InlineData(LordHowe, "2025-04-05T14:45:00Z", "2025-04-06T01:29:59.999999")]
    [InlineData(LordHowe, "2025-04-05T15:15:00Z", "2025-04-06T01:45:00.000000")]
    [InlineData(Istanbul, "2015-11-08T00:30:00Z", "2015-11-08T02:59:59.999999")]
    public void After_gives_the_lowest_reading_that_the_clock_still_shows(string zone, string moment, string expected) =>
        ErpDates.After(At(moment), TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(expected);

    [Theory]
    [InlineData("2025-12-21T12:00:30.123456", Istanbul, "2025-12-21T09:00:30.123456Z")]
    [InlineData("2025-12-21 12:00", Istanbul, "2025-12-21T09:00:00Z")]
    [InlineData("2025-12-21T12:00:30Z", Istanbul, "2025-12-21T12:00:30Z")]
    [InlineData("2025-12-21T12:00:30-05:00", Istanbul, "2025-12-21T17:00:30Z")]
    [InlineData("2025-12-21", Istanbul, "2025-12-20T21:00:00Z")]
    // twice on the clock: the earlier; never on the clock: moved on by the gap
    [InlineData("2025-11-02T01:30:00", NewYork, "2025-11-02T05:30:00Z")]
    [InlineData("2025-03-09T02:30:00", NewYork, "2025-03-09T07:30:00Z")]
    [InlineData("/Date(1766307630123)/", Istanbul, "2025-12-21T09:00:30.123Z")]
    [InlineData("/Date(1766307630123+0300)/", Istanbul, "2025-12-21T09:00:30.123Z")]
    [InlineData("1766307630", Istanbul, "2025-12-21T09:00:30Z")]
    [InlineData("1766307630123", Istanbul, "2025-12-21T09:00:30.123Z")]
    [InlineData("21.12.2025 12:00", Istanbul, null)]
    [InlineData("0001-01-01T00:00:00", Istanbul, null)]
    [InlineData("9999-12-31T23:59:59", Istanbul, null)]
    [InlineData("42", Istanbul, null)]
    [InlineData("", Istanbul, null)]
    public void Moment_reads_what_erps_write(string text, string zone, string? expected) =>
        ErpDates.Moment(text, TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(expected is null ? null : At(expected));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
