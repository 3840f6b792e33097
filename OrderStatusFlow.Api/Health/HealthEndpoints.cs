using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Api.Health;

/// <summary><c>GET /health</c>, which requires no key: 503 if storage does not respond, 200 otherwise.</summary>
internal static class HealthEndpoints
{
    private const int MaxRuns = 50;

    public static void MapHealth(this IEndpointRouteBuilder api)
    {
        var health = api.MapGroup("/health").WithTags("Host");
        health.MapGet("", GetAsync).AllowAnonymous().Describe("getHealth", "Returns the health of the host; 503 if storage does not respond")
            .Produces<HealthResponse>().Produces<HealthResponse>(503);
        health.MapMethods("", ["HEAD"], GetAsync).AllowAnonymous().Describe("checkHealth", "Returns the status of GET without a body")
            .Produces(200).Produces(503);
    }

    private static async Task<JsonHttpResult<HealthResponse>> GetAsync(
        StorageClients storage, Engines engines, FlowStore flows, RunAlerts alerts, CancellationToken cancellation)
    {
        var failure = await storage.CheckAsync(cancellation);
        var unreadable = failure is null ? await UnreadableAsync(flows, cancellation) : [];
        var runs = failure is null ? await alerts.ListAsync(MaxRuns, cancellation) : [];
        var status = failure is not null ? HealthStatus.Unhealthy
            : unreadable.Count + runs.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy;
        return TypedResults.Json(
            new HealthResponse(
                status,
                failure ?? "ok",
                EngineHealth.Of(engines),
                unreadable,
                [.. runs.Select(alert => new RunHealth(alert.Run.ToString(), alert.Run.Flow.ToString(), alert.State, alert.Code, alert.At))],
                ProductVersion.Text),
            statusCode: failure is null ? 200 : 503);
    }

    private static async Task<List<FlowHealth>> UnreadableAsync(FlowStore flows, CancellationToken cancellation)
    {
        var unreadable = new List<FlowHealth>();
        await foreach (var entry in flows.ListAllAsync(cancellation))
        {
            if (entry.Unreadable is { } flow)
                unreadable.Add(new FlowHealth(flow.Name.ToString(), flow.Version, flow.Reason));
        }

        return unreadable;
    }
}
