using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Api.Flows;

/// <summary>The watermark of an inbound flow, which people may set, and its next scheduled runs.</summary>
internal static class WatermarkEndpoints
{
    public static void MapWatermarks(this IEndpointRouteBuilder api)
    {
        var flow = api.MapGroup("/flows/{flow}").WithTags("Flows");
        flow.MapGet("/watermark", GetAsync).RequireRole(Role.View).Describe("getWatermark", "Returns the watermark of an inbound flow", 404, 409);
        flow.MapPut("/watermark", PutAsync).RequireRole(Role.Edit).Describe("putWatermark", "Sets the watermark of an inbound flow", 400, 404, 409)
            .Accepts<WatermarkChange>("application/json");
        flow.MapGet("/schedule", ScheduleAsync).RequireRole(Role.View).Describe("getSchedule", "Returns the next scheduled runs of an inbound flow", 404, 409);
    }

    private static async Task<Results<Ok<WatermarkResponse>, ProblemHttpResult>> GetAsync(
        string flow, FlowStore flows, Watermarks watermarks, CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, flows, cancellation);
        if (found is null)
            return problem!;
        return TypedResults.Ok(WatermarkResponse.Of(found, await watermarks.FindAsync(found.Incarnation, cancellation)));
    }

    private static async Task<Results<Ok<WatermarkResponse>, ProblemHttpResult>> PutAsync(
        string flow, FlowStore flows, Watermarks watermarks, AuditLog audit, HttpContext context, TimeProvider clock, CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, flows, cancellation);
        if (found is null)
            return problem!;
        (var json, problem) = await JsonBody.ReadAsync(context.Request);
        if (problem is not null)
            return problem;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(found.Definition.Erp!.TimeZone);
        if (!WatermarkChange.TryRead(json, zone, clock.GetUtcNow(), out var moment, out problem))
            return problem!;
        var caller = context.Caller();
        var set = moment is { } value ? new Watermark(value, caller.NameOr("person"), clock.GetUtcNow()) : null;
        // Setting the watermark means that later orders are written again, so this also invalidates the stored fingerprints.
        await watermarks.SetAsync(found.Incarnation, set, cancellation);
        var detail = moment is { } at ? at.ToString("u", CultureInfo.InvariantCulture) : "none: the next run reads from the beginning";
        await audit.AddAsync(new Change(caller.Name, ChangeKinds.WatermarkSet, found.Name, detail));
        return TypedResults.Ok(WatermarkResponse.Of(found, set));
    }

    private static async Task<Results<Ok<ScheduledRuns>, ProblemHttpResult>> ScheduleAsync(
        string flow, FlowStore flows, TimeProvider clock, CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, flows, cancellation);
        if (found is null)
            return problem!;
        var (enabled, definition, now) = (found.Definition.Enabled, found.Definition.Schedule, clock.GetUtcNow());
        var pause = found.Pause?.AppliesAt(now) == true ? found.Pause : null;
        var from = pause is null ? now : pause.Until;
        var next = enabled && from is { } begin && definition is not null && Schedule.Parse(definition) is { Succeeded: true, Value: var schedule }
            ? schedule.NextFive(begin) : [];
        return TypedResults.Ok(new ScheduledRuns(flow, enabled, definition?.TriggeredBy, next) { Paused = pause });
    }

    private static async Task<(FlowVersion? Flow, ProblemHttpResult? Problem)> FindAsync(
        string flow, FlowStore flows, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
            return (null, FlowEndpoints.Unknown(flow));
        return found.Definition is { Direction: Direction.Inbound, Erp: not null }
            ? (found, null)
            : (null, Problems.Of(409, "flow.direction",
                $"Flow '{flow}' is outbound, so it has neither watermark nor schedule. The ERP posts orders to it."));
    }
}
