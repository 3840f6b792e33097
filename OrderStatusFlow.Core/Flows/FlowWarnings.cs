namespace OrderStatusFlow.Core.Flows;

/// <summary>Finds what is valid in a flow, but probably not intended.</summary>
public static class FlowWarnings
{
    /// <summary>Returns the warnings, each with its JSON path in the flow; empty if there is nothing to warn about.</summary>
    /// <param name="flow">A flow without errors.</param>
    /// <param name="now">The time of the upload.</param>
    public static IReadOnlyList<Failure> Of(FlowDefinition flow, DateTimeOffset now) =>
        [.. OfSchedule(flow.Schedule, now), .. OfEmpty(flow), .. OfHeaders(flow)];

    /// <summary>Returns the warnings about a schedule.</summary>
    /// <param name="schedule">A schedule without errors; null if the flow has none.</param>
    /// <param name="now">The time of the upload.</param>
    public static IReadOnlyList<Failure> OfSchedule(Schedules.ScheduleDefinition? schedule, DateTimeOffset now) =>
        schedule is { Cron: { } cron } && Schedules.Schedule.Parse(schedule) is { Succeeded: true, Value: var parsed } && parsed.Next(now) is null
            ? [new Failure("schedule.past", $"The cron expression '{cron}' has no start after now, so the schedule never starts the flow. "
                + "Check its year.") { Place = "$.schedule.cron" }]
            : [];

    // They are no errors, because stored flows may have them. An ERP may accept an empty user name or password, beside an API key.
    private static IEnumerable<Failure> OfEmpty(FlowDefinition flow)
    {
        var (omnitron, pagination) = (flow.Omnitron, flow.Erp?.Pagination);
        (string Place, string? Text, string Effect)[] texts =
        [
            ("$.omnitron.username", omnitron?.Username?.Text, "Omnitron refuses the login."),
            ("$.omnitron.password", omnitron?.Password?.Text, "Omnitron refuses the login."),
            ("$.erp.pagination.offsetKey", pagination?.OffsetKey, "The ERP does not receive the offset."),
            ("$.erp.pagination.pageKey", pagination?.PageKey, "The ERP does not receive the page's number."),
            ("$.erp.pagination.key", pagination?.Key, "The ERP does not receive the value."),
        ];
        return texts.Where(static text => text.Text is not null && string.IsNullOrWhiteSpace(text.Text))
            .Select(static text => new Failure("flow.empty", $"'{text.Place.Split('.')[^1]}' is an empty text. {text.Effect}") { Place = text.Place });
    }

    // Values with expressions are only known when the request is sent.
    private static IEnumerable<Failure> OfHeaders(FlowDefinition flow) =>
        HeadersOf(flow.Erp?.Headers, "$.erp.headers").Concat(HeadersOf(flow.Erp?.Login?.Headers, "$.erp.login.headers"));

    private static IEnumerable<Failure> HeadersOf(IReadOnlyDictionary<string, Setting>? headers, string place) =>
        from header in headers ?? new Dictionary<string, Setting>()
        where header.Value.Text is { } text && !text.Contains('$', StringComparison.Ordinal) && text.Any(static c => c is (< ' ' and not '\t') or > '~')
        select new Failure("flow.header", $"The value of the header '{header.Key}' has a character that no header can hold, such as a line break or a letter "
            + "outside ASCII. The request to the ERP fails.")
        { Place = JsonPlace.Key(place, header.Key) };
}
