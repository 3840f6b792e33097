using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Writes spans and metrics of runs to the console if the setting <c>Telemetry__Console</c> is true.</summary>
internal static class ConsoleTelemetry
{
    private const string Setting = "Telemetry:Console";

    public static void AddConsoleTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (!configuration.GetValue(Setting, false))
            return;
        // Records every run. Sampling settings in the environment are meant for hosts with export costs.
        services.AddOpenTelemetry().ConfigureResource(host => host.AddService("order-status-flow"))
            .WithTracing(spans => spans.AddSource(TelemetryNames.Source).SetSampler(new AlwaysOnSampler()).AddConsoleExporter())
            .WithMetrics(metrics => metrics.AddMeter(TelemetryNames.Source).AddConsoleExporter());
    }
}
