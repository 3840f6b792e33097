using System.Data.Common;
using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Functions;

/// <summary>Exports the spans, metrics and logs of this process to Application Insights, if it is configured. The Functions host exports its own
/// (host.json, <c>telemetryMode</c>).</summary>
internal static class AzureTelemetry
{
    public static void AddAzureTelemetry(this IHostApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]))
            return;
        builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults()
            .WithTracing(spans => spans.AddSource(TelemetryNames.Source)).WithMetrics(metrics => metrics.AddMeter(TelemetryNames.Source))
            .UseAzureMonitorExporter();
        builder.Services.Configure<AzureMonitorExporterOptions>(options =>
        {
            // Sampling is by trace id and ratio (OTEL_TRACES_SAMPLER_ARG), so that a run is exported completely or not at all.
            options.TracesPerSecond = null;
            // Alerts use the log event of a run's end, which is exported even if the trace is not.
            options.EnableTraceBasedLogsSampler = false;
            options.Credential = Identity(builder.Configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]);
        });
    }

    /// <summary>The identity that the Functions host is configured to use, in its format: <c>Authorization=AAD;ClientId=...</c>; null if none.</summary>
    internal static TokenCredential? Identity(string? setting)
    {
        var words = new DbConnectionStringBuilder { ConnectionString = setting };
        if (!words.TryGetValue("Authorization", out var kind) || !"AAD".Equals(kind as string, StringComparison.OrdinalIgnoreCase))
            return null;
        return new ManagedIdentityCredential(
            words.TryGetValue("ClientId", out var id) ? ManagedIdentityId.FromUserAssignedClientId((string)id) : ManagedIdentityId.SystemAssigned);
    }
}
