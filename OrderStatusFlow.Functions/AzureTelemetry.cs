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

/// <summary>Spans, metrics and logs of this process to Application Insights, where the app's settings name one; the Functions host sends its own (host.json, <c>telemetryMode</c>).</summary>
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
            // A run is exported whole or not at all: by its trace id and a share (OTEL_TRACES_SAMPLER_ARG), not by how busy a process is.
            options.TracesPerSecond = null;
            // Alarms live on the line that a run ended, which is said whether or not its trace is exported.
            options.EnableTraceBasedLogsSampler = false;
            options.Credential = Identity(builder.Configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]);
        });
    }

    /// <summary>The identity that the host itself is configured to use, in its format: <c>Authorization=AAD;ClientId=...</c>; null for none.</summary>
    internal static TokenCredential? Identity(string? setting)
    {
        var words = new DbConnectionStringBuilder { ConnectionString = setting };
        if (!words.TryGetValue("Authorization", out var kind) || !"AAD".Equals(kind as string, StringComparison.OrdinalIgnoreCase))
            return null;
        return new ManagedIdentityCredential(words.TryGetValue("ClientId", out var id) ? ManagedIdentityId.FromUserAssignedClientId((string)id) : ManagedIdentityId.SystemAssigned);
    }
}
