using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Api;

/// <summary>
/// <c>GET /health</c>: healthy; degraded (200) if a flow cannot be read or a run needs attention; unhealthy (503) if storage does not
/// respond.
/// It requires no key, so it shows only ids and codes of runs.
/// </summary>
internal static class HealthEndpoints
{
    private const int MaxRuns = 50;
    private static readonly string Version = typeof(HealthEndpoints).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void Map(IEndpointRouteBuilder api) => api.MapMethods("/health", ["GET", "HEAD"], async (
        StorageClients storage, Engines engines, FlowStore flows, RunAlerts alerts, CancellationToken cancellation) =>
    {
        var failure = await storage.CheckAsync(cancellation);
        var unreadable = failure is null ? await UnreadableAsync(flows, cancellation) : [];
        var runs = failure is null ? await alerts.ListAsync(MaxRuns, cancellation) : [];
        return Results.Json(
            new
            {
                status = failure is not null ? "unhealthy" : unreadable.Count + runs.Count > 0 ? "degraded" : "healthy",
                storage = failure ?? "ok",
                engines = new { scripts = engines.ScriptNames, mappings = engines.MappingNames, missing = engines.Missing },
                flows = unreadable.Select(flow => new { name = flow.Name.ToString(), flow.Version, error = flow.Reason }),
                runs = runs.Select(alert =>
                    new { run = alert.Run.ToString(), flow = alert.Run.Flow.ToString(), alert.State, alert.Code, alert.At }),
                version = Version,
            },
            statusCode: failure is null ? 200 : 503);
    });

    private static async Task<List<UnreadableFlow>> UnreadableAsync(FlowStore flows, CancellationToken cancellation)
    {
        var unreadable = new List<UnreadableFlow>();
        await foreach (var entry in flows.ListAllAsync(cancellation))
        {
            if (entry.Unreadable is { } flow)
                unreadable.Add(flow);
        }

        return unreadable;
    }
}
