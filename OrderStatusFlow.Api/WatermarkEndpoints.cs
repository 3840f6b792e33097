using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Schedules;

namespace OrderStatusFlow.Api;

/// <summary>The watermark of an inbound flow, which people may set, and its next scheduled runs.</summary>
internal static class WatermarkEndpoints
{
    private static readonly DateTimeOffset Earliest = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/flows/{flow}/watermark", GetAsync);
        api.MapPut("/flows/{flow}/watermark", PutAsync);
        api.MapGet("/flows/{flow}/schedule", ScheduleAsync);
    }

    private static async Task<IResult> GetAsync(string flow, FlowStore flows, Watermarks watermarks, CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, flows, cancellation);
        return found is null ? problem! : Results.Ok(Shown(found, await watermarks.FindAsync(found.Incarnation, cancellation)));
    }

    private static async Task<IResult> PutAsync(string flow, FlowStore flows, Watermarks watermarks, HttpRequest request,
        TimeProvider clock, CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, flows, cancellation);
        if (found is null)
            return problem!;
        (var json, problem) = await JsonBody.ReadAsync(request);
        if (problem is not null)
            return problem;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(found.Definition.Erp!.TimeZone);
        if (!TryRead(json, zone, clock.GetUtcNow(), out var moment, out var error))
            return Problems.Of(400, new Failure("watermark.value", error) { Place = "$.watermark" });
        var set = moment is { } value ? new Watermark(value, "person", clock.GetUtcNow()) : null;
        // Setting the watermark means that later orders are written again, so this also invalidates the stored fingerprints.
        await watermarks.SetAsync(found.Incarnation, set, cancellation);
        return Results.Ok(Shown(found, set));
    }

    private static async Task<IResult> ScheduleAsync(string flow, FlowStore flows, TimeProvider clock, CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, flows, cancellation);
        if (found is null)
            return problem!;
        var (enabled, definition) = (found.Definition.Enabled, found.Definition.Schedule);
        var next = enabled && definition is not null && Schedule.Parse(definition) is { Succeeded: true, Value: var schedule }
            ? schedule.NextFive(clock.GetUtcNow()) : [];
        return Results.Ok(new { flow, enabled, triggeredBy = definition?.TriggeredBy, next });
    }

    private static bool TryRead(JsonElement json, TimeZoneInfo zone, DateTimeOffset now, out DateTimeOffset? moment, out string error)
    {
        (moment, error) = (null, "");
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("watermark", out var value))
            error = "The body must be {\"watermark\": \"2025-12-21T12:00:30\"}, or {\"watermark\": null} to read from the beginning.";
        else if (value.ValueKind == JsonValueKind.Null)
            return true;
        else if (value.ValueKind != JsonValueKind.String || ErpDates.Moment(value.GetString()!.Trim(), zone) is not { } read)
            error = "The watermark must be a date such as 2025-12-21T12:00:30 in the ERP's time zone, or 2025-12-21T09:00:30Z.";
        else if (read < Earliest || read > now)
            error = "The watermark must be between 1970 and now: with a later one, changes up to it would never be read.";
        else
            moment = read;
        return moment is not null;
    }

    private static object Shown(FlowVersion flow, Watermark? watermark)
    {
        var erp = flow.Definition.Erp!;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(erp.TimeZone);
        return new
        {
            flow = flow.Name.ToString(),
            watermark = watermark is null ? (DateTimeOffset?)null : TimeZoneInfo.ConvertTime(watermark.Value, zone),
            asksAfter = watermark is null ? null : ErpDates.After(watermark.Value - erp.Overlap, zone),
            movedBy = watermark?.MovedBy,
            moved = watermark?.Moved,
        };
    }

    private static async Task<(FlowVersion? Flow, IResult? Problem)> FindAsync(string flow, FlowStore flows, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
            return (null, FlowEndpoints.Unknown(flow));
        return found.Definition is { Direction: Direction.Inbound, Erp: not null }
            ? (found, null)
            : (null, Problems.Of(409, "flow.direction",
                $"Flow '{flow}' is outbound, so it has neither watermark nor schedule. The ERP posts orders to it."));
    }
}
