namespace OrderStatusFlow.Core.Flows;

/// <summary>Finds what is valid in a flow, but probably not intended.</summary>
public static class FlowWarnings
{
    /// <summary>Returns the warnings, each with its JSON path in the flow; empty if there is nothing to warn about.</summary>
    /// <param name="flow">A flow without errors.</param>
    /// <param name="now">The time of the upload.</param>
    public static IReadOnlyList<Failure> Of(FlowDefinition flow, DateTimeOffset now) => OfSchedule(flow.Schedule, now);

    /// <summary>Returns the warnings about a schedule.</summary>
    /// <param name="schedule">A schedule without errors; null if the flow has none.</param>
    /// <param name="now">The time of the upload.</param>
    public static IReadOnlyList<Failure> OfSchedule(Schedules.ScheduleDefinition? schedule, DateTimeOffset now) =>
        schedule is { Cron: { } cron } && Schedules.Schedule.Parse(schedule) is { Succeeded: true, Value: var parsed } && parsed.Next(now) is null
            ? [new Failure("schedule.past", $"The cron expression '{cron}' has no start after now, so the schedule never starts the flow. "
                + "Check its year.") { Place = "$.schedule.cron" }]
            : [];
}
