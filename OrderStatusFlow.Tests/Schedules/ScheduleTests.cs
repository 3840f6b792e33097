using System.Globalization;
using CsCheck;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Tests.Schedules;

public sealed class ScheduleTests
{
    private const string NewYork = "America/New_York";
    private const string LordHowe = "Australia/Lord_Howe";
    private const string Istanbul = "Europe/Istanbul";

    [Theory]
    // Quartz: seconds first, ?, year, L, W, #
    [InlineData("0 0,30 * * * ? *", "UTC", "2025-11-24T10:05:00Z", "2025-11-24T10:30:00Z 2025-11-24T11:00:00Z 2025-11-24T11:30:00Z")]
    [InlineData("0 */5 * * * ?", "UTC", "2025-11-24T10:05:00Z", "2025-11-24T10:10:00Z 2025-11-24T10:15:00Z")]
    [InlineData("*/10 * * * * ?", "UTC", "2025-11-24T10:05:00.5Z", "2025-11-24T10:05:10Z 2025-11-24T10:05:20Z")]
    [InlineData("0 0 6 L * ?", "UTC", "2024-02-01T00:00:00Z", "2024-02-29T06:00:00Z 2024-03-31T06:00:00Z")]
    [InlineData("0 0 6 1W * ?", "UTC", "2025-10-31T00:00:00Z", "2025-11-03T06:00:00Z 2025-12-01T06:00:00Z")]
    [InlineData("0 0 6 LW * ?", "UTC", "2025-08-01T00:00:00Z", "2025-08-29T06:00:00Z")]
    [InlineData("0 0 6 ? * 6#3", "UTC", "2025-11-01T00:00:00Z", "2025-11-21T06:00:00Z 2025-12-19T06:00:00Z")]
    [InlineData("0 0 6 ? * 6L", "UTC", "2025-11-01T00:00:00Z", "2025-11-28T06:00:00Z")]
    [InlineData("0 0 6 ? * mon-fri", "UTC", "2025-11-21T12:00:00Z", "2025-11-24T06:00:00Z")]
    [InlineData("0 0 0 1 1 ? 2027", "UTC", "2025-11-24T00:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("0 0 6 29 2 ?", "UTC", "2025-01-01T00:00:00Z", "2028-02-29T06:00:00Z 2032-02-29T06:00:00Z")]
    [InlineData("0 0 6 L-3 * ?", "UTC", "2025-02-01T00:00:00Z", "2025-02-25T06:00:00Z 2025-03-28T06:00:00Z")]
    [InlineData("0 0 6 ? * 2#5", "UTC", "2025-11-01T00:00:00Z", "2025-12-29T06:00:00Z 2026-03-30T06:00:00Z")]
    [InlineData("0 0 6 ? * SUN", "UTC", "2025-11-20T00:00:00Z", "2025-11-23T06:00:00Z")]
    [InlineData("0 0 6 ? * 1", "UTC", "2025-11-20T00:00:00Z", "2025-11-23T06:00:00Z")]
    [InlineData("0 0 6 15W * ?", "UTC", "2025-11-01T00:00:00Z", "2025-11-14T06:00:00Z 2025-12-15T06:00:00Z")]
    [InlineData("0 0 0 1 1 ? 2026-2030/2", "UTC", "2025-11-24T00:00:00Z", "2026-01-01T00:00:00Z 2028-01-01T00:00:00Z")]
    // As Quartz: a month without the day has no weekday nearest to it, and a step after the name of a day has no effect
    [InlineData("0 0 6 31W * ?", "UTC", "2026-01-31T12:00:00Z", "2026-03-31T06:00:00Z 2026-05-29T06:00:00Z 2026-07-31T06:00:00Z")]
    [InlineData("0 0 6 29W 2 ?", "UTC", "2026-01-01T00:00:00Z", "2028-02-29T06:00:00Z 2031-02-28T06:00:00Z")]
    [InlineData("0 0 6 ? * mon/2", "UTC", "2026-01-01T00:00:00Z", "2026-01-05T06:00:00Z 2026-01-12T06:00:00Z")]
    [InlineData("0 0 6 ? * MON-WED/2,6/1", "UTC", "2026-01-01T00:00:00Z", "2026-01-02T06:00:00Z 2026-01-03T06:00:00Z 2026-01-05T06:00:00Z 2026-01-06T06:00:00Z 2026-01-07T06:00:00Z")]
    [InlineData("0 0 6 ? * Saturday,TUES,MON-FRIDAY,thursday/2", "UTC", "2026-01-02T12:00:00Z", "2026-01-03T06:00:00Z 2026-01-05T06:00:00Z 2026-01-06T06:00:00Z")]
    [InlineData("0 0 6 ? * WEDNESDAY", "UTC", "2026-01-02T12:00:00Z", "2026-01-07T06:00:00Z 2026-01-14T06:00:00Z")]
    [InlineData("0 0 8 1W,25W * ?", "UTC", "2026-01-01T12:00:00Z", "2026-02-02T08:00:00Z 2026-03-02T08:00:00Z")]
    [InlineData("0 0 8 20,15w * ?", "UTC", "2026-01-01T12:00:00Z", "2026-01-15T08:00:00Z 2026-02-16T08:00:00Z 2026-03-16T08:00:00Z")]
    [InlineData("0 0 8 3-5W * ?", "UTC", "2026-01-01T12:00:00Z", "2026-01-03T08:00:00Z 2026-01-04T08:00:00Z 2026-01-05T08:00:00Z 2026-02-03T08:00:00Z")]
    [InlineData("0 0 8 1-5W,20 * ?", "UTC", "2026-01-01T12:00:00Z", "2026-01-02T08:00:00Z 2026-01-03T08:00:00Z 2026-01-04T08:00:00Z 2026-01-05T08:00:00Z 2026-01-20T08:00:00Z")]
    [InlineData("0 0 8 ? * MON,fri#2", "UTC", "2026-01-01T12:00:00Z", "2026-01-12T08:00:00Z 2026-02-09T08:00:00Z 2026-03-09T08:00:00Z")]
    [InlineData("0 0 8 ? * MON-WED,6#2", "UTC", "2026-01-01T12:00:00Z", "2026-01-12T08:00:00Z 2026-02-09T08:00:00Z")]
    [InlineData("0 0 8 ? * SAT-MON#2", "UTC", "2026-01-01T12:00:00Z", "2026-01-03T08:00:00Z 2026-01-04T08:00:00Z 2026-01-05T08:00:00Z 2026-01-10T08:00:00Z")]
    [InlineData("0 0 8 *,14W * ?", "UTC", "2026-01-01T12:00:00Z", "2026-02-02T08:00:00Z 2026-03-02T08:00:00Z")]
    [InlineData("0 0 8 ? * WED-TUE,SAT#3", "UTC", "2026-01-01T12:00:00Z", "2026-01-18T08:00:00Z 2026-02-15T08:00:00Z")]
    // Clocks that change at midnight: Havana 2025-03-09 00:00 to 01:00 and 2025-11-02 01:00 to 00:00, Cairo 2025-04-25 00:00 to 01:00
    [InlineData("0 0 0 * * ?", "America/Havana", "2025-03-08T06:00:00Z", "2025-03-09T05:00:00Z 2025-03-10T04:00:00Z")]
    [InlineData("0 0 0 * * ?", "America/Havana", "2025-11-01T06:00:00Z", "2025-11-02T04:00:00Z 2025-11-03T05:00:00Z")]
    [InlineData("30 0 * * *", "Africa/Cairo", "2025-04-24T00:00:00Z", "2025-04-24T22:00:00Z 2025-04-25T21:30:00Z")]
    // Unix
    [InlineData("10-50/20 9-17/4 * jan-mar mon,wed", "UTC", "2026-01-04T00:00:00Z", "2026-01-05T09:10:00Z 2026-01-05T09:30:00Z 2026-01-05T09:50:00Z 2026-01-05T13:10:00Z")]
    [InlineData("0 0 29 2 *", "UTC", "2025-01-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 * * 5-7", "UTC", "2025-11-20T00:00:00Z", "2025-11-21T00:00:00Z 2025-11-22T00:00:00Z 2025-11-23T00:00:00Z 2025-11-28T00:00:00Z")]
    [InlineData("*/15 * * * *", "UTC", "2025-11-24T10:05:00Z", "2025-11-24T10:15:00Z 2025-11-24T10:30:00Z")]
    [InlineData("0 9 * * 1-5", Istanbul, "2025-11-21T12:00:00Z", "2025-11-24T06:00:00Z")]
    [InlineData("0 0 13 * 5", "UTC", "2025-11-10T00:00:00Z", "2025-11-13T00:00:00Z 2025-11-14T00:00:00Z 2025-11-21T00:00:00Z")]
    [InlineData("0 0 * * 7", "UTC", "2025-11-20T00:00:00Z", "2025-11-23T00:00:00Z")]
    // Istanbul: its last doubled hour was 2015-11-08 04:00 to 03:00, its last skipped one 2016-03-27 03:00 to 04:00; +03 for good since
    [InlineData("0 30 3 * * ?", Istanbul, "2016-03-26T02:00:00Z", "2016-03-27T01:00:00Z 2016-03-28T00:30:00Z")]
    [InlineData("30 3 * * *", Istanbul, "2015-11-07T12:00:00Z", "2015-11-08T00:30:00Z 2015-11-09T01:30:00Z")]
    [InlineData("0 0 3 * * ?", Istanbul, "2026-10-24T12:00:00Z", "2026-10-25T00:00:00Z 2026-10-26T00:00:00Z")]
    // New York: 2025-03-09 02:00 to 03:00, 2025-11-02 02:00 to 01:00
    [InlineData("0 30 2 * * ?", NewYork, "2025-03-08T12:00:00Z", "2025-03-09T07:00:00Z 2025-03-10T06:30:00Z")]
    [InlineData("30 2 * * *", NewYork, "2025-03-08T12:00:00Z", "2025-03-09T07:00:00Z 2025-03-10T06:30:00Z")]
    [InlineData("0 10,50 2 * * ?", NewYork, "2025-03-08T12:00:00Z", "2025-03-09T07:00:00Z 2025-03-10T06:10:00Z 2025-03-10T06:50:00Z")]
    [InlineData("0 30 1 * * ?", NewYork, "2025-11-01T12:00:00Z", "2025-11-02T05:30:00Z 2025-11-03T06:30:00Z")]
    [InlineData("30 1 * * *", NewYork, "2025-11-01T12:00:00Z", "2025-11-02T05:30:00Z 2025-11-03T06:30:00Z")]
    [InlineData("0 0/30 * * * ?", NewYork, "2025-03-09T06:20:00Z", "2025-03-09T06:30:00Z 2025-03-09T07:00:00Z 2025-03-09T07:30:00Z")]
    [InlineData("*/30 * * * *", NewYork, "2025-11-02T05:00:00Z", "2025-11-02T05:30:00Z 2025-11-02T06:00:00Z 2025-11-02T06:30:00Z 2025-11-02T07:00:00Z")]
    [InlineData("0 0/30 1 * * ?", NewYork, "2025-11-02T04:00:00Z", "2025-11-02T05:00:00Z 2025-11-02T05:30:00Z 2025-11-02T06:00:00Z 2025-11-02T06:30:00Z 2025-11-03T06:00:00Z")]
    [InlineData("*/30 2 * * *", NewYork, "2025-03-08T12:00:00Z", "2025-03-10T06:00:00Z 2025-03-10T06:30:00Z")]
    // Lord Howe moves by half an hour: 2025-10-05 02:00 to 02:30, 2025-04-06 02:00 to 01:30
    [InlineData("0 15 2 * * ?", LordHowe, "2025-10-03T16:00:00Z", "2025-10-04T15:30:00Z 2025-10-05T15:15:00Z")]
    [InlineData("15 2 * * *", LordHowe, "2025-10-03T16:00:00Z", "2025-10-04T15:30:00Z 2025-10-05T15:15:00Z")]
    [InlineData("0 45 1 * * ?", LordHowe, "2025-04-05T12:00:00Z", "2025-04-05T14:45:00Z 2025-04-06T15:15:00Z")]
    [InlineData("0 0/15 * * * ?", LordHowe, "2025-04-05T14:20:00Z", "2025-04-05T14:30:00Z 2025-04-05T14:45:00Z 2025-04-05T15:00:00Z 2025-04-05T15:15:00Z 2025-04-05T15:30:00Z")]
    [InlineData("*/15 * * * *", LordHowe, "2025-10-04T15:10:00Z", "2025-10-04T15:15:00Z 2025-10-04T15:30:00Z 2025-10-04T15:45:00Z")]
    public void Next_follows_the_wall_clock(string cron, string zone, string after, string expected)
    {
        var schedule = Schedule.Parse(new ScheduleDefinition { Cron = cron, TimeZone = zone });

        schedule.Failure.ShouldBeNull();
        var wanted = expected.Split(' ').Select(At).ToList();
        schedule.Value!.NextFive(At(after)).Take(wanted.Count).ShouldBe(wanted);
    }

    [Theory]
    [InlineData("00:00:02", "2025-11-24T10:00:00.5Z", "2025-11-24T10:00:02Z")]
    [InlineData("00:00:02", "2025-11-24T10:00:02Z", "2025-11-24T10:00:04Z")]
    [InlineData("00:05:00", "2025-11-24T10:03:00+03:00", "2025-11-24T07:05:00Z")]
    [InlineData("00:00:07", "1970-01-01T00:00:00Z", "1970-01-01T00:00:07Z")]
    [InlineData("00:00:07", "1969-12-31T23:59:50Z", "1969-12-31T23:59:53Z")]
    [InlineData("7.00:00:00", "1970-01-01T00:00:01Z", "1970-01-08T00:00:00Z")]
    public void Every_has_the_same_slots_on_every_host(string every, string after, string expected) =>
        Schedule.Parse(new ScheduleDefinition { Every = TimeSpan.Parse(every, CultureInfo.InvariantCulture) }).Value!.Next(At(after)).ShouldBe(At(expected));

    [Fact]
    public void Triggered_by_has_no_time_of_its_own()
    {
        var schedule = Schedule.Parse(new ScheduleDefinition { TriggeredBy = "stock" }).Value!;

        schedule.TriggeredBy.ShouldBe("stock");
        schedule.NextFive(At("2025-01-01T00:00:00Z")).ShouldBeEmpty();
    }

    [Fact]
    public void A_schedule_that_has_ended_gives_no_more_times()
    {
        var schedule = Schedule.Parse(new ScheduleDefinition { Cron = "0 0 0 1 1-3 ? 2027" }).Value!;

        schedule.NextFive(At("2025-01-01T00:00:00Z")).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("0 0 12 * * ?", null, "UTC")]
    [InlineData("0 */5 * * * ?", null, NewYork)]
    [InlineData("0 12 * * *", null, LordHowe)]
    [InlineData("*/5 * * * *", null, "UTC")]
    [InlineData(null, "00:05:00", "UTC")]
    public void A_schedule_has_no_start_after_the_last_moment_of_the_calendar(string? cron, string? every, string zone)
    {
        var definition = new ScheduleDefinition { Cron = cron, Every = every is null ? null : TimeSpan.Parse(every, CultureInfo.InvariantCulture), TimeZone = zone };

        Schedule.Parse(definition).Value!.Next(DateTimeOffset.MaxValue).ShouldBeNull();
    }

    [Theory]
    [InlineData("0 0 25 * * ?", "hours, position 4")]
    [InlineData("0 61 * * * ?", "minutes, position 2")]
    [InlineData("60 * * * * ?", "seconds, position 0")]
    [InlineData("0 0 0 32 * ?", "day of month, position 6")]
    [InlineData("0 0 0 ? 13 MON", "month, position 8")]
    [InlineData("0 0 0 ? * FOO", "day of week, position 10")]
    [InlineData("0  0 0 ? * MON 20x", "year, position 15")]
    [InlineData("61 * * * *", "minutes, position 0")]
    [InlineData("* 24 * * *", "hours, position 2")]
    [InlineData("* * * * 9", "day of week, position 8")]
    [InlineData("* * *", "position 5")]
    [InlineData("", "position 0")]
    [InlineData("0 0 0 1 1 ? 2027 7", "position 17")]
    [InlineData("0 0 0 30 2 ?", null)]
    [InlineData("0 0 30 2 *", null)]
    public void A_wrong_cron_names_field_and_position(string cron, string? place)
    {
        var failure = Schedule.Parse(new ScheduleDefinition { Cron = cron }).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("schedule.cron");
        failure.Place.ShouldBe(place);
    }

    [Theory]
    [InlineData(null, null, null, "UTC", "exactly one")]
    [InlineData("* * * * *", "00:00:05", null, "UTC", "this one has 2")]
    [InlineData(null, "00:00:01", null, "UTC", "from 2 seconds")]
    [InlineData(null, "7.00:00:01", null, "UTC", "to 7 days")]
    [InlineData("* * * * *", null, null, "Mars/Base", "'Mars/Base' is not a time zone")]
    [InlineData(null, null, " ", "UTC", "name of a flow")]
    public void A_wrong_schedule_is_explained(string? cron, string? every, string? by, string zone, string message) =>
        Schedule.Parse(new ScheduleDefinition
        {
            Cron = cron,
            Every = every is null ? null : TimeSpan.Parse(every, CultureInfo.InvariantCulture),
            TriggeredBy = by,
            TimeZone = zone,
        }).Failure!.Message.ShouldContain(message);

    [Fact]
    public void Starts_only_go_forward_and_none_is_left_out()
    {
        string[] zones = [NewYork, LordHowe, Istanbul, "Europe/London", "Pacific/Apia", "Africa/Casablanca"];
        string[] crons = ["0 0/20 * * * ?", "*/20 * * * *", "0 15 2 * * ?", "45 1 * * *", "0 30 0,1,2,3 * * ?", "10 0/7 3 ? * SUN"];
        Gen.Select(Gen.Int[0, zones.Length - 1].Select(i => zones[i]), Gen.Int[0, crons.Length - 1].Select(i => crons[i]), Gen.Int[0, 366 * 24 * 60]).Sample((zone, cron, minutes) =>
        {
            var schedule = Schedule.Parse(new ScheduleDefinition { Cron = cron, TimeZone = zone }).Value!;
            var after = At("2025-01-01T00:00:00Z").AddMinutes(minutes);
            var next = schedule.Next(after)!.Value;
            next.ShouldBeGreaterThan(after);
            // From any moment in between the same start is next.
            schedule.Next(after + ((next - after) / 2)).ShouldBe(next);
            schedule.Next(next.AddTicks(-1)).ShouldBe(next);
        }, iter: 3_000);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("0 30 2 * * ?", "Europe/Berlin", "2026-03-27T12:00:00Z", "2026-03-28T02:30:00+01:00 +01:00 ", "2026-03-29T03:00:00+02:00 +02:00 Gap")]
    [InlineData("0 30 2 * * ?", "Europe/Berlin", "2026-10-23T12:00:00Z", "2026-10-24T02:30:00+02:00 +02:00 ", "2026-10-25T02:30:00+02:00 +02:00 Overlap")]
    [InlineData("0 0 * * * ?", "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25T02:00:00+01:00 +01:00 Overlap", "2026-10-25T03:00:00+01:00 +01:00 ")]
    [InlineData("0 30 2 * * ?", "America/St_Johns", "2026-06-01T12:00:00Z", "2026-06-02T02:30:00-02:30 -02:30 ", "2026-06-03T02:30:00-02:30 -02:30 ")]
    [InlineData(null, "Europe/Berlin", "2026-10-25T00:00:00Z", "2026-10-25T00:30:00+00:00 +00:00 ", "2026-10-25T01:00:00+00:00 +00:00 ")]
    public void A_start_has_its_zone_and_shows_what_a_change_of_the_clocks_does(string? cron, string zone, string after, params string[] starts)
    {
        var definition = cron is null ? new ScheduleDefinition { Every = TimeSpan.FromMinutes(30) } : new ScheduleDefinition { Cron = cron, TimeZone = zone };

        var slots = Schedule.Parse(definition).Value!.NextFiveSlots(At(after));

        slots.Take(2).Select(slot => $"{slot.At:yyyy-MM-dd'T'HH:mm:sszzz} {slot.Offset} {slot.Dst}").ShouldBe(starts);
        slots.ShouldAllBe(slot => slot.Zone == (cron == null ? "UTC" : zone));
    }
}
