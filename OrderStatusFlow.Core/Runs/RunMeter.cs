using System.Diagnostics.Metrics;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Slots;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Core.Runs;

/// <summary>The metrics of runs and rows. Their tags are flows and outcomes, never runs or orders. Nothing is recorded without a
/// listener.</summary>
/// <remarks>
/// Rows in flight and watermark ages are read from memory when they are collected, without requests to storage. A watermark's age is that known to this
/// process; if several processes report it, the lowest is correct.
/// </remarks>
public sealed class RunMeter : IDisposable
{
    private static readonly InstrumentAdvice<double> Runs = new() { HistogramBucketBoundaries = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600] };

    private readonly Meter meter = new(TelemetryNames.Source);
    private readonly Counter<long> rows;
    private readonly Histogram<double> rowDuration;
    private readonly Histogram<double> runDuration;

    /// <summary>Creates the instruments.</summary>
    public RunMeter(FlowConcurrencyLimiter gate, Watermarks watermarks, TimeProvider clock)
    {
        rows = meter.CreateCounter<long>(TelemetryNames.Rows, "{row}", "Rows by outcome, counted when they are logged.");
        rowDuration = meter.CreateHistogram(TelemetryNames.RowDuration, "s", "From the start of a row to its outcome.", tags: null, TelemetryNames.RowSeconds);
        runDuration = meter.CreateHistogram(TelemetryNames.RunDuration, "s", "From a run's start to its end, by status.", tags: null, Runs);
        meter.CreateObservableUpDownCounter(
            TelemetryNames.RowsInFlight, () =>
                gate.InFlight().Select(flow => new Measurement<int>(flow.Rows, Flow(flow.Name))), "{row}", "Rows in flight, by flow.");
        meter.CreateObservableGauge(
            TelemetryNames.WatermarkAge,
            () => watermarks.Seen.Select(flow => new Measurement<double>((clock.GetUtcNow() - flow.Value).TotalSeconds, Flow(flow.Key))), "s",
                "Age of a flow's watermark.");
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    internal void Row(FlowName flow, RowRecord row)
    {
        if (!rows.Enabled && !rowDuration.Enabled)
            return;
        var outcome = KeyValuePair.Create(TelemetryNames.Outcome, (object?)TelemetryNames.Of(row.Outcome));
        rows.Add(1, Flow(flow), outcome);
        rowDuration.Record(row.DurationMs / 1000, Flow(flow), outcome);
    }

    internal void Run(RunRecord run)
    {
        if (runDuration.Enabled && run.Finished is { } finished)
            runDuration.Record(
                (finished - run.Started).TotalSeconds, new(TelemetryNames.Flow, run.Flow), new(TelemetryNames.Status, TelemetryNames.Of(run.Status)));
    }

    private static KeyValuePair<string, object?> Flow(FlowName flow) => new(TelemetryNames.Flow, flow.ToString());
}
