using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using OrderStatusFlow.Core.Telemetry;

namespace OrderStatusFlow.Tests.Telemetry;

/// <summary>All that this process exports while it listens: spans of every source, the product's metrics, and the log of a host. Tests run side by side: ask for a flow's.</summary>
internal sealed class Listening : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)> measured = new();
    private readonly ConcurrentQueue<(EventId Event, string Text)> lines = new();
    private readonly ActivityListener activities;
    private readonly MeterListener meters = new();

    public Listening()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(activities);
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TelemetryNames.Source)
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Measured(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        meters.Start();
    }

    public IReadOnlyList<Activity> Spans => [.. spans];

    public IReadOnlyList<(EventId Event, string Text)> Lines => [.. lines];

    /// <summary>The spans of a run's trace, once the run's own is among them.</summary>
    public async Task<IReadOnlyList<Activity>> TraceAsync(string run)
    {
        Activity? root = null;
        await TestWait.ForAsync($"the span of {run}", () => (root = Spans.FirstOrDefault(span => span.ParentId is null && Tag(span, "orderstatusflow.run") == run)) is not null);
        return [.. Spans.Where(span => span.TraceId == root!.TraceId)];
    }

    /// <summary>A flow's measurements by an instrument.</summary>
    public IReadOnlyList<(double Value, IReadOnlyDictionary<string, object?> Tags)> Of(string flow, string instrument) =>
        [.. measured.Where(m => m.Instrument == instrument && flow.Equals(m.Tags["orderstatusflow.flow"])).Select(m => (m.Value, m.Tags))];

    /// <summary>Collects what is observed, as an exporter does.</summary>
    public void Collect() => meters.RecordObservableInstruments();

    public static string? Tag(Activity span, string name) => Convert.ToString(span.GetTagItem(name), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    /// <summary>Everything that an exporter may read of spans.</summary>
    public static string Text(IEnumerable<Activity> spans) => string.Join('\n', spans.Select(span => string.Join(
        ' ', [span.DisplayName, span.Source.Name, span.StatusDescription, span.TraceStateString, .. span.TagObjects.Concat(span.Events.SelectMany(e => e.Tags))
            .Concat(span.Baggage.Select(b => KeyValuePair.Create(b.Key, (object?)b.Value)))])));

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((eventId, $"{formatter(state, exception)} {exception}"));

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
    }

    private void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        measured.Enqueue((instrument.Name, value, new Dictionary<string, object?>(tags.ToArray())));
}
