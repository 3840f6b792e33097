using System.Diagnostics;

namespace OrderStatusFlow.Core.Telemetry;

/// <summary>The product's one source of spans. With nobody listening nothing is made and nothing costs.</summary>
internal static class Spans
{
    /// <summary>The source.</summary>
    public static ActivitySource Source { get; } = new(TelemetryNames.Source);

    /// <summary>Begins what is done inside of a step or a row: the child of whatever span this is called in.</summary>
    public static Activity? Part(string name) => Source.StartActivity(name);

    /// <summary>Begins a request to a server, inside of whatever span it is sent in.</summary>
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
