using System.Diagnostics;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Runs.Steps;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Core.Runs.Pages;

/// <summary>Transforms a page: script, mapping, split into orders. Nothing is stored.</summary>
public sealed class PageTransformation(ScriptStep scripts, PageMapping mapping)
{
    /// <summary>Transforms a page.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="page">The page as the ERP sent it.</param>
    /// <param name="attributes">The attributes that the script finds.</param>
    /// <param name="enter">Receives the name of each step when it begins.</param>
    /// <param name="cancellation">Cancels the work.</param>
    internal async Task<TransformedPage> RunAsync(
        FlowVersion flow, ReadOnlyMemory<byte> page, IReadOnlyDictionary<string, string> attributes, Action<string> enter, CancellationToken cancellation)
    {
        ScriptResult? ran = null;
        if (flow.Definition.Script is { } source)
        {
            enter("script");
            ran = await scripts.RunAsync(flow.Name, source, page, attributes, cancellation);
            if (ran.Failure is not null)
                return new TransformedPage { Script = ran, FailedStep = "script", Failure = ran.Failure };
            (page, attributes) = (ran.Output, ran.Attributes);
        }

        enter("mapping");
        var began = Stopwatch.GetTimestamp();
        var orders = mapping.Apply(flow.Definition, page, attributes, cancellation);
        return new TransformedPage
        {
            Script = ran,
            Orders = orders,
            MappingTime = Stopwatch.GetElapsedTime(began),
            FailedStep = orders.Failure is null ? null : "mapping",
            Failure = orders.Failure,
        };
    }
}
