using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>Describes records as they are written: every member is present, except those that are left out when they are null.</summary>
internal sealed class WireSchemas : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo;
        if (Nullable.GetUnderlyingType(type.Type) is { IsEnum: true } words)
        {
            var described = await context.GetOrCreateSchemaAsync(words, null, cancellation);
            (schema.Type, schema.Enum, schema.Description) = (JsonSchemaType.String, described.Enum, described.Description);
        }
        else if (type.Type.IsEnum)
        {
            schema.Type = JsonSchemaType.String;
        }
        else if (type.Kind == JsonTypeInfoKind.Object && !IsRequest(type.Type))
        {
            schema.Required = type.Properties.Where(IsAlwaysWritten).Select(property => property.Name).ToHashSet();
        }
    }

    // Members of a request that have a default may be missing.
    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);

    private static bool IsAlwaysWritten(JsonPropertyInfo property) =>
        property.Get is not null
        && property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is not [JsonIgnoreAttribute, ..];
}
