using System.Text.Json.Serialization;
using OrderStatusFlow.Scripting;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The result of a script.</summary>
/// <param name="ResultData">The script's output: JSON, or a string if it is not JSON. Null if the script failed.</param>
/// <param name="Attributes">All attributes after the script.</param>
/// <param name="Output">The text that the script printed and logged.</param>
/// <param name="Python">The version of Python that the script was compiled for, and why. Null if it was not compiled.</param>
/// <param name="Changes">The changes to Python 2 source, one line each.</param>
/// <param name="Warnings">What can differ from Python 2 without an error, one line each.</param>
/// <param name="Error">The failure of the script; null if it completed.</param>
/// <param name="DurationMs">The duration in milliseconds.</param>
public sealed record ScriptPreview(
    [property: JsonPropertyName("result_data")] object? ResultData,
    IReadOnlyDictionary<string, string> Attributes,
    string Output,
    ScriptPython? Python,
    IReadOnlyList<string> Changes,
    IReadOnlyList<string> Warnings,
    Failure? Error,
    double DurationMs)
{
    internal static ScriptPreview Of(ScriptResult ran) => new(
        ran.Failure is null ? PreviewData.Of(ran.Output) : null, ran.Attributes, ran.Printed, ran.Python, ran.Changes,
        ran.Warnings, ran.Failure,
        Math.Round(ran.Duration.TotalMilliseconds, 2));
}
