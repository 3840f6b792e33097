using System.Text.Json;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Flows;

/// <summary>A flow whose stored definition can no longer be read. A PUT with its ETag replaces the definition.</summary>
/// <param name="Name">The flow's name.</param>
/// <param name="Version">The current version; 0 if it cannot be read.</param>
/// <param name="Error">The first error with its place.</param>
/// <param name="Errors">All errors.</param>
/// <param name="Definition">The stored definition: valid JSON as JSON, anything else as a string. Null if it is missing.</param>
public sealed record UnreadableFlowResponse(string Name, int Version, string Error, IReadOnlyList<ProblemError> Errors, object? Definition)
{
    internal static UnreadableFlowResponse Of(UnreadableFlow flow) =>
        new(flow.Name.ToString(), flow.Version, flow.Reason, [.. flow.Errors.Select(ProblemError.Of)], Shown(flow.Text));

    private static object? Shown(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.SerializeToElement(JsonElement.Parse(text), RunJson.Options);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return text;
        }
    }
}
