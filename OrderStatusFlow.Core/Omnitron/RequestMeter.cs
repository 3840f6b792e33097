using System.Diagnostics;
using System.Diagnostics.Metrics;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Omnitron;

/// <summary>Measures the requests that write orders. Its tags are flows, methods and statuses, never orders. Without a
/// listener it does nothing.</summary>
public sealed class RequestMeter : IDisposable
{
    private readonly Meter meter = new(TelemetryNames.Source);
    private readonly Histogram<double> duration;

    /// <summary>Creates the instrument.</summary>
    public RequestMeter() => duration = meter.CreateHistogram(
        TelemetryNames.RequestDuration, "s", "One attempt to write an order: PATCH, or the flow's create request.", tags: null, TelemetryNames.RowSeconds);

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    /// <param name="flow">The flow.</param>
    /// <param name="method">PATCH, or that of the flow's create request.</param>
    /// <param name="status">The response's status; null without a response.</param>
    /// <param name="began">The <see cref="Stopwatch"/> timestamp of the start.</param>
    internal void Record(FlowName flow, HttpMethod method, int? status, long began)
    {
        if (!duration.Enabled)
            return;
        var answer = status is null ? KeyValuePair.Create(TelemetryNames.ErrorType, (object?)"no_answer") : new(TelemetryNames.HttpStatus, status);
        duration.Record(
            Stopwatch.GetElapsedTime(began).TotalSeconds, new(TelemetryNames.Flow, flow.ToString()), new(TelemetryNames.HttpMethod, method.Method), answer);
    }
}
