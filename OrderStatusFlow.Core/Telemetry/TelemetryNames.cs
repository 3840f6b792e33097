using System.Diagnostics.Metrics;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Core.Telemetry;

/// <summary>What the product's telemetry is called. Dashboards and alarms are built on these names: they stay as they are over releases.</summary>
/// <remarks>Names follow the semantic conventions of OpenTelemetry where it has one; docs/telemetry.md lists all of them.</remarks>
public static class TelemetryNames
{
    /// <summary>The one source of spans and the one meter: what a host subscribes to.</summary>
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

    /// <summary>The buckets of what takes about as long as one request.</summary>
    internal static InstrumentAdvice<double> RowSeconds { get; } = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120] };

    /// <summary>An outcome as it stands in logs, answers and telemetry.</summary>
    internal static string Of(RowOutcome outcome) => Outcomes[(int)outcome];

    /// <summary>A status as it stands in logs, answers and telemetry.</summary>
    internal static string Of(RunStatus status) => Statuses[(int)status];

    // A lower-case name for each row and run would be a string made for each.
    private static readonly string[] Outcomes = [.. Enum.GetNames<RowOutcome>().Select(name => name.ToLowerInvariant())];
    private static readonly string[] Statuses = [.. Enum.GetNames<RunStatus>().Select(name => name.ToLowerInvariant())];
}
