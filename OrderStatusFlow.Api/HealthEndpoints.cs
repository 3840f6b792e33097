using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Flows;
using OrderStatusFlow.Storage;

namespace OrderStatusFlow.Api;

internal static class HealthEndpoints
{
    private static readonly string Version = typeof(HealthEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static void Map(IEndpointRouteBuilder api) => api.MapMethods("/health", ["GET", "HEAD"], async (StorageClients storage, Engines engines, CancellationToken cancellation) =>
    {
        var trouble = await storage.CheckAsync(cancellation);
        return Results.Json(
            new { status = trouble is null ? "healthy" : "unhealthy", storage = trouble ?? "ok", engines = new { scripts = engines.ScriptNames, mappings = engines.MappingNames, missing = engines.Missing }, version = Version },
            statusCode: trouble is null ? 200 : 503);
    });
}
