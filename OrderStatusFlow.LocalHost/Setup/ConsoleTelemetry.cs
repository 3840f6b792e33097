using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using OrderStatusFlow.Api.Settings;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.LocalHost.Setup;

/// <summary>Writes spans and metrics of runs to the console if the setting <c>Telemetry__Console</c> is true.</summary>
internal static class ConsoleTelemetry
{
    public static void AddConsoleTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHostSettings<TelemetryOptions>(configuration);
        if (!configuration.ReadHostSettings<TelemetryOptions>().Console)
            return;
        // Records every run. Sampling settings in the environment are meant for hosts with export costs.
        services.AddOpenTelemetry().ConfigureResource(host => host.AddService("order-status-flow"))
            .WithTracing(spans => spans.AddSource(TelemetryNames.Source).SetSampler(new AlwaysOnSampler()).AddConsoleExporter())
            .WithMetrics(metrics => metrics.AddMeter(TelemetryNames.Source).AddConsoleExporter());
    }
}
