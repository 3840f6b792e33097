using OrderStatusFlow.Functions.Schedules;

namespace OrderStatusFlow.Functions.Tests.Schedules;

public sealed class ScheduleMinuteTests
{
    [Theory]
    [InlineData("10:00:00.000", "10:00")]
    [InlineData("10:00:59.000", "10:01")]
    [InlineData("09:59:59.200", "10:00")]
    [InlineData("09:59:58.900", "09:59")]
    [InlineData("10:00:35.000", "10:00")]
    public void A_timer_that_fires_slightly_early_is_of_the_minute_that_it_waited_for(string fired, string minute) =>
        ScheduleMinute.Of(DateTimeOffset.Parse($"2026-03-02T{fired}Z", null)).ShouldSatisfyAllConditions(
            of => of.Begin.ShouldBe(DateTimeOffset.Parse($"2026-03-02T{minute}Z", null)),
            of => of.InstanceId.ShouldBe($"slots.20260302T{minute.Replace(":", "", StringComparison.Ordinal)}"));
}
