using System.Text.Json.Serialization;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The result of a mapping.</summary>
/// <param name="ResultData">The mapping's output.</param>
public sealed record MappingPreview([property: JsonPropertyName("result_data")] object? ResultData);
