using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Tests.Schedules;

public sealed class CronRangeTests
{
    [Theory]
    [InlineData("0 99 * * * ?", "minutes", "99")]
    [InlineData("60 0 * * * ?", "seconds", "60")]
    [InlineData("0 0 24 * * ?", "hours", "24")]
    [InlineData("0 0 0 32 * ?", "day of month", "32")]
    [InlineData("0 0 0 0 * ?", "day of month", "0")]
    [InlineData("0 0 0 1 13 ?", "month", "13")]
    [InlineData("0 0 0 ? * 8", "day of week", "8")]
    [InlineData("0 5,61 * * * ?", "minutes", "61")]
    [InlineData("0 0-75 * * * ?", "minutes", "75")]
    [InlineData("0 0/0 * * * ?", "minutes", "0")]
    public void A_number_out_of_its_fields_range_is_refused(string cron, string field, string number)
    {
        var failure = Schedule.Parse(new ScheduleDefinition { Cron = cron }).Failure.ShouldNotBeNull();

        failure.Place.ShouldNotBeNull().ShouldStartWith(field);
        failure.Message.ShouldContain(number);
    }

    // Quartz 2.3.2 refuses these; the library reads some of them beside a #.
    [Theory]
    [InlineData("0 0 8 ? * 3-SUN,6#2", "day of week", "3-SUN")]
    [InlineData("0 0 8 ? * 2-fri", "day of week", "2-fri")]
    [InlineData("0 0 8 ? 1-MAR MON", "month", "1-MAR")]
    public void A_range_from_a_number_to_a_name_is_refused(string cron, string field, string range)
    {
        var failure = Schedule.Parse(new ScheduleDefinition { Cron = cron }).Failure.ShouldNotBeNull();

        failure.Place.ShouldNotBeNull().ShouldStartWith(field);
        failure.Message.ShouldContain(range + " is a range from a number to a name");
    }

    // Quartz 2.3.2 refuses the lists with L and #; of those with W it takes the first day only.
    [Theory]
    [InlineData("0 0 8 L,8 * ?", "day of month", "L")]
    [InlineData("0 0 8 8,lw * ?", "day of month", "l")]
    [InlineData("0 0 8 L-3,5 * ?", "day of month", "L")]
    [InlineData("0 0 8 ? * 6L,2", "day of week", "L")]
    [InlineData("0 0 8 ? * MON#1,FRI#2", "day of week", "#")]
    public void A_list_with_a_special_day_is_refused(string cron, string field, string special)
    {
        var failure = Schedule.Parse(new ScheduleDefinition { Cron = cron }).Failure.ShouldNotBeNull();

        failure.Place.ShouldNotBeNull().ShouldStartWith(field);
        failure.Message.ShouldContain(special + " is for one day, not for a list.");
    }

    [Theory]
    [InlineData("0 0 8 ? * ?", "? may be in the day of month or in the day of week, but not in both")]
    [InlineData("0 0 8 15 * MON", "Quartz takes the day of month or the day of week, but not both")]
    [InlineData("0 0 8 L * 6L 2026", "Quartz takes the day of month or the day of week, but not both")]
    public void Days_of_both_the_month_and_the_week_are_refused(string cron, string message)
    {
        var failure = Schedule.Parse(new ScheduleDefinition { Cron = cron }).Failure.ShouldNotBeNull();

        failure.Code.ShouldBe("schedule.cron");
        failure.Message.ShouldContain(message);
    }

    [Fact]
    public void A_range_of_long_names_is_refused() =>
        Schedule.Parse(new ScheduleDefinition { Cron = "0 0 8 ? * MONDAY-FRIDAY" }).Failure.ShouldNotBeNull().Place.ShouldNotBeNull().ShouldStartWith("day of week");

    [Theory]
    [InlineData("0 0 30 2 ?")]
    [InlineData("0 0 0 30 2 ?")]
    [InlineData("0 0 0 31 2,4,6,9,11 ?")]
    [InlineData("0 0 0 29 2 ? 2027")]
    [InlineData("0 0 0 1 1 ? 1970")]
    public void What_never_comes_is_refused(string cron) => Schedule.Parse(new ScheduleDefinition { Cron = cron }).Failure.ShouldNotBeNull().Code.ShouldBe("schedule.cron");

    [Fact]
    public void An_expression_is_limited()
    {
        Schedule.Parse(new ScheduleDefinition { Cron = "0 0 0 1 1 ?" + new string(' ', 489) }).Failure.ShouldBeNull();
        Schedule.Parse(new ScheduleDefinition { Cron = string.Join(',', Enumerable.Repeat("0", 1_000_000)) + " 0 0 1 1 ?" }).Failure.ShouldNotBeNull().Place.ShouldBe("position 500");
    }

    [Theory]
    [InlineData("0 0,30 * * * ? *")]
    [InlineData("0 0 0 L-3 * ?")]
    [InlineData("0 0 0 15W * ?")]
    [InlineData("0 0 0 ? * 6#3")]
    [InlineData("0 0 0 ? * 6L")]
    [InlineData("0 0 0 ? * WED,FRI")]
    [InlineData("0 0 0 * * *")]
    [InlineData("0 0 0 * * MON")]
    [InlineData("0 0 0 1 * *")]
    [InlineData("0 0/30 8-18 ? JAN-DEC MON-FRI 2026-2030")]
    public void What_Quartz_knows_is_taken(string cron) => Schedule.Parse(new ScheduleDefinition { Cron = cron }).Failure.ShouldBeNull();
}
