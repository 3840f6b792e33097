using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.DryRuns;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Api.About;

/// <summary>A limit of the host.</summary>
/// <param name="Name">What is limited.</param>
/// <param name="Value">The largest allowed value.</param>
/// <param name="Unit">The unit, such as bytes.</param>
public sealed record SystemLimit(string Name, long Value, string Unit)
{
    internal static IReadOnlyList<SystemLimit> All { get; } =
    [
        new("request body", JsonBody.Limit, "bytes"),
        new("depth of a request body", JsonBody.MaxDepth, "levels"),
        new("items of a list", QueryParameters.MaxLimit, "items"),
        new("flow definition", FlowReader.MaxLength, "bytes"),
        new("depth of a flow definition", FlowReader.MaxDepth, "levels"),
        new("reported errors of a flow definition", FlowReader.MaxErrors, "errors"),
        new("time of a script", (long)ScriptLimits.MaxTime.TotalSeconds, "seconds"),
        new("output of a script", ScriptLimits.Default.OutputBytes, "bytes"),
        new("printed text of a script", ScriptLimits.Default.PrintedChars, "characters"),
        new("requests of a script", ScriptLimits.Default.Requests, "requests"),
        new("rows of a dry run", DryRunOptions.MaxRows, "rows"),
        new("pages of a dry run", DryRunOptions.MaxPages, "pages"),
        new("outputs of a dry run, of pages and of rows", DryRunOptions.MaxOutputBytes, "bytes"),
        new("value of an attribute", TextLimits.MaxAttributeLength, "characters"),
        new("attributes of a run", TextLimits.MaxAttributesLength, "characters"),
        new("message in a log", TextLimits.MaxMessageLength, "characters"),
        new("request body in a row's log", TextLimits.MaxLoggedBodyBytes, "bytes"),
        new("response in a row's log", TextLimits.MaxResponseBytes, "bytes"),
    ];
}
