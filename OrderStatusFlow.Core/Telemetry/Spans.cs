using System.Diagnostics;

namespace OrderStatusFlow.Core.Telemetry;

/// <summary>The source of the product's spans. Without a listener no span is created.</summary>
internal static class Spans
{
    /// <summary>The source.</summary>
    public static ActivitySource Source { get; } = new(TelemetryNames.Source);

    /// <summary>Starts the span of an operation in a step or a row, as a child of the current span.</summary>
    public static Activity? Part(string name) => Source.StartActivity(name);

    /// <summary>Starts the span of a request to a server, as a child of the current span.</summary>
    public static Activity? Request(string method) => Source.StartActivity(method, ActivityKind.Client);

    /// <summary>Marks a span as failed, with a code.</summary>
    public static void Failed(Activity? span, Failure? failure) => Failed(span, failure?.Code);

    /// <inheritdoc cref="Failed(Activity?, Failure?)"/>
    public static void Failed(Activity? span, string? code)
    {
        if (code is not null)
            span?.SetStatus(ActivityStatusCode.Error).SetTag(TelemetryNames.ErrorType, code);
    }
}
