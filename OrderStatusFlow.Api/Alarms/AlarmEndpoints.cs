using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Alarms;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Alarms;

/// <summary>Lists the alarms of flows, and sends test notifications.</summary>
internal static class AlarmEndpoints
{
    private const int FlowsAtOnce = 8;

    public static void MapAlarms(this IEndpointRouteBuilder api)
    {
        var alarms = api.MapGroup("").WithTags("Alarms");
        alarms.MapGet("/alarms", ListAsync).RequireRole(Role.View).NarrowsToFlow()
            .Describe("listAlarms", "Lists the alarms of each flow: threshold, figure now, state, and notifications", 404)
            .Query("flow", "Only the alarms of this flow.");
        alarms.MapPost("/flows/{flow}/alarms/test", TestAsync).RequireRole(Role.Operate)
            .Describe("testAlarms", "Sends a test notification to the receiver of a flow's alarms, and returns its answer", 404, 409);
    }

    private static async Task<Results<Ok<AlarmList>, ProblemHttpResult>> ListAsync(
        string? flow, FlowStore flows, AlarmReport report, HttpContext context, CancellationToken cancellation)
    {
        List<FlowVersion> watched;
        if (flow is { Length: > 0 })
        {
            if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
                return FlowEndpoints.Unknown(flow);
            watched = [found];
        }
        else
        {
            watched = await flows.ListAsync(cancellation)
                .Where(found => found.Definition.Alarms is not null && context.MayRead(found.Name)).ToListAsync(cancellation);
        }

        var items = new List<FlowAlarmReport>();
        foreach (var some in watched.Chunk(FlowsAtOnce))
            items.AddRange(await Task.WhenAll(some.Select(found => report.ReadAsync(found, cancellation))));
        return TypedResults.Ok(new AlarmList(items));
    }

    private static async Task<Results<Ok<AlarmNotification>, ProblemHttpResult>> TestAsync(
        string flow, FlowStore flows, AlarmReceiver receiver, AlarmOutbox outbox, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
            return FlowEndpoints.Unknown(flow);
        if (!receiver.Serves(found.Definition.Alarms))
            return Problems.Of(409, "flow.noReceiver", $"Flow '{flow}' has no receiver of alarms. Set alarms.webhookUrl, or the setting Alarms__WebhookUrl.");
        var sent = await outbox.TestAsync(found, cancellation);
        await audit.AddAsync(new Change(context.Caller().Name, ChangeKinds.AlarmTested, name, sent.Delivered ? "delivered" : "not delivered"));
        return TypedResults.Ok(sent);
    }
}

/// <summary>The alarms of flows.</summary>
/// <param name="Items">The flows that have alarms.</param>
public sealed record AlarmList(IReadOnlyList<FlowAlarmReport> Items);
