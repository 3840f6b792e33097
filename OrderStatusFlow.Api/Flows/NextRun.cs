using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Api.Flows;

/// <summary>The next scheduled run of a flow.</summary>
/// <param name="At">Its moment, with the offset of the time zone at that moment.</param>
/// <param name="TimeZone">The IANA time zone of the schedule.</param>
public sealed record NextRun(DateTimeOffset At, string TimeZone)
{
    /// <summary>The next run; null if the flow is disabled, is paused until it is resumed, or has no times of its own.</summary>
    internal static NextRun? Of(FlowVersion flow, DateTimeOffset now)
    {
        var from = flow.Pause?.AppliesAt(now) == true ? flow.Pause.Until : now;
        return flow.Definition is { Enabled: true, Schedule: { } definition } && from is { } begin
            && Schedule.Parse(definition) is { Succeeded: true, Value: var schedule } && schedule.Next(begin) is { } next
                ? new NextRun(TimeZoneInfo.ConvertTime(next, TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone)), definition.TimeZone)
                : null;
    }
}
