using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Telemetry;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Runs.Steps;

/// <summary>Runs a flow's script on a page, or its order script on an order.</summary>
/// <param name="engines">The script engines of this host.</param>
/// <param name="http">The client for scripts that may send requests.</param>
public sealed class ScriptStep(Engines engines, IScriptHttpClient http)
{
    /// <summary>Precedes the flow's name in the engine, which keeps the interpreters of each name apart. Empty for runs.</summary>
    internal string Prefix { get; init; } = "";

    internal async Task<ScriptResult> RunAsync(FlowName flow, ScriptDefinition script, ReadOnlyMemory<byte> input,
        IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        var engine = engines.Script(script.Engine);
        if (!engine.Succeeded)
            return new ScriptResult { Output = default, Attributes = attributes, Failure = engine.Failure, Duration = TimeSpan.Zero };
        var job = new ScriptJob
        {
            Flow = $"{Prefix}{flow}",
            Source = script.Source,
            Python = script.Python,
            Input = input,
            Attributes = attributes,
            Limits = ScriptLimits.Default with { Time = script.Timeout, MemoryBytes = (long)script.MemoryMb << 20 },
            Http = script.AllowRequests ? http : null,
        };
        using var span = Spans.Part("script");
        span?.SetTag(TelemetryNames.Engine, engine.Value.Name);
        var ran = (await engine.Value.RunAsync(job, cancellation)).LimitAttributes(attributes);
        Spans.Failed(span, ran.Failure);
        return ran;
    }
}
