using System.Diagnostics.Metrics;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Telemetry;

/// <summary>The names of the product's telemetry. They are stable over releases, because dashboards and alarms use them.</summary>
/// <remarks>The names follow the semantic conventions of OpenTelemetry where one applies; docs/telemetry.md lists them.</remarks>
public static class TelemetryNames
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Source = "OrderStatusFlow";

    internal const string Flow = "orderstatusflow.flow";
    internal const string Version = "orderstatusflow.flow_version";
    internal const string Run = "orderstatusflow.run";
    internal const string TriggeredBy = "orderstatusflow.triggered_by";
    internal const string Status = "orderstatusflow.status";
    internal const string Page = "orderstatusflow.page";
    internal const string Batch = "orderstatusflow.batch";
    internal const string Row = "orderstatusflow.row";
    internal const string Outcome = "orderstatusflow.outcome";
    internal const string Attempts = "orderstatusflow.attempts";
    internal const string Engine = "orderstatusflow.engine";
    internal const string Totals = "orderstatusflow.totals.";

    internal const string ErrorType = "error.type";
    internal const string HttpMethod = "http.request.method";
    internal const string HttpStatus = "http.response.status_code";
    internal const string ServerAddress = "server.address";
    internal const string ServerPort = "server.port";

    internal const string Rows = "orderstatusflow.rows";
    internal const string RowDuration = "orderstatusflow.row.duration";
    internal const string RunDuration = "orderstatusflow.run.duration";
    internal const string RequestDuration = "orderstatusflow.omnitron.request.duration";
    internal const string RowsInFlight = "orderstatusflow.rows.in_flight";
    internal const string WatermarkAge = "orderstatusflow.watermark.age";

    /// <summary>The histogram buckets of durations of about one request.</summary>
    internal static InstrumentAdvice<double> RowSeconds { get; } =
        new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120] };

    /// <summary>The name of an outcome in logs, responses and telemetry.</summary>
    internal static string Of(RowOutcome outcome) => Outcomes[(int)outcome];

    /// <summary>The name of a status in logs, responses and telemetry.</summary>
    internal static string Of(RunStatus status) => Statuses[(int)status];

    // Cached, so that no string is allocated per row.
    private static readonly string[] Outcomes = [.. Enum.GetNames<RowOutcome>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] Statuses = [.. Enum.GetNames<RunStatus>().Select(name => name.ToLowerInvariant())];
}
