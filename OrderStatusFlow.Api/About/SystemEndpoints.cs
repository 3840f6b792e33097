using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Health;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Api.About;

/// <summary>The host: its versions, settings, limits and secrets.</summary>
internal static class SystemEndpoints
{
    public static void MapSystem(this IEndpointRouteBuilder api) => api.MapGet("/system", GetAsync)
        .RequireRole(Role.View).Describe("getSystem", "Returns versions, settings, limits, and which secrets are set").WithTags("Host");

    private static async Task<Ok<SystemResponse>> GetAsync(
        Engines engines, IEnumerable<HostSettingsClass> classes, FlowStore flows, Secrets secrets, IConfiguration configuration,
        TimeProvider clock, CancellationToken cancellation) =>
        TypedResults.Ok(new SystemResponse(
            ProductVersion.Text,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.OSDescription,
            Environment.ProcessorCount,
            clock.GetUtcNow(),
            EngineHealth.Of(engines),
            SystemSetting.All(classes, configuration),
            SystemLimit.All,
            await SystemSecret.AllAsync(flows, secrets, configuration, cancellation)));
}
