using System.Text.Json.Serialization;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The result of a mapping.</summary>
/// <param name="ResultData">The mapping's output.</param>
/// <param name="Warnings">Parts of the spec that probably do not do what they are meant to; absent if there is nothing.</param>
public sealed record MappingPreview(
    [property: JsonPropertyName("result_data")] object? ResultData,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemError>? Warnings)
{
    internal static MappingPreview Of(ReadOnlyMemory<byte> output, IReadOnlyList<Failure> warnings) => new(
        PreviewData.Of(output),
        warnings.Count == 0 ? null
            : [.. warnings.Select(static warning => ProblemError.Of(warning with { Place = $"$.spec{warning.Place?.TrimStart('$')}" }))]);
}
