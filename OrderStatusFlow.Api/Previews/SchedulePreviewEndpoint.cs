using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Api.Previews;

/// <summary>Calculates the starts of a schedule before it is used in a flow.</summary>
internal static class SchedulePreviewEndpoint
{
    private const string Rule =
        "'from' must be a date between 1970 and 2999, such as 2026-03-29T02:00:00 in the schedule's time zone, or 2026-03-29T00:00:00Z.";

    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public static void MapSchedulePreview(this IEndpointRouteBuilder test) => test.MapPost("/schedule", PreviewAsync)
        .RequireRole(Role.View).ServesEveryCaller()
        .Describe("testSchedule", "Returns the next five starts of a schedule after now or another moment", 400, 413)
        .Accepts<SchedulePreviewRequest>("application/json");

    private static async Task<Results<Ok<SchedulePreview>, ProblemHttpResult>> PreviewAsync(HttpRequest request, TimeProvider clock)
    {
        var (test, problem) = await TestRequest.ReadAsync(request, "schedule");
        if (test is null)
            return problem!;
        var (definition, errors) = FlowReader.ReadSchedule(test.Json.GetProperty("schedule"));
        if (definition is null)
            return Problems.Of(400, errors);
        var schedule = Schedule.Parse(definition);
        if (!schedule.Succeeded)
            return Problems.Of(400, schedule.Failure with { Place = "$.schedule" });
        var (now, zone) = (clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(definition.TimeZone));
        if (From(test.Json, zone, now) is not { } from)
            return Problems.OfMember("$.from", Rule);
        return TypedResults.Ok(new SchedulePreview(
            schedule.Value.NextFive(from), schedule.Value.NextFiveSlots(from), [.. FlowWarnings.OfSchedule(definition, now).Select(ProblemError.Of)]));
    }

    private static DateTimeOffset? From(JsonElement json, TimeZoneInfo zone, DateTimeOffset now)
    {
        if (!json.TryGetProperty("from", out var given) || given.ValueKind == JsonValueKind.Null)
            return now;
        return given.ValueKind == JsonValueKind.String && ErpDates.Moment(given.GetString()!.Trim(), zone) is { } moment
            && moment >= Earliest && moment <= Latest ? moment : null;
    }
}
