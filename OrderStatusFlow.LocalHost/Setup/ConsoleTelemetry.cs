using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Spans and metrics of runs on the console, where the setting <c>Telemetry__Console</c> asks for them.</summary>
internal static class ConsoleTelemetry
{
    private const string Setting = "Telemetry:Console";

    public static void AddConsoleTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!configuration.GetValue(Setting, false))
            return;
        // Every run: what is said of sampling in the environment is for hosts that pay for what they export.
        services.AddOpenTelemetry().ConfigureResource(host => host.AddService("order-status-flow"))
            .WithTracing(spans => spans.AddSource(TelemetryNames.Source).SetSampler(new AlwaysOnSampler()).AddConsoleExporter())
            .WithMetrics(metrics => metrics.AddMeter(TelemetryNames.Source).AddConsoleExporter());
    }
}
