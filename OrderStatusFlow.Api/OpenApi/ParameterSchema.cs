using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using OrderStatusFlow.Api.Requests;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>The schemas of parameters in the OpenAPI document.</summary>
internal static class ParameterSchema
{
    public static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };

    /// <summary>A moment of RFC 3339.</summary>
    public static OpenApiSchema Moment() => new() { Type = JsonSchemaType.String, Format = "date-time" };

    /// <summary>A whole number from 0.</summary>
    public static OpenApiSchema Number() => new() { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "0" };

    /// <summary>True or false.</summary>
    public static OpenApiSchema Flag() => new() { Type = JsonSchemaType.Boolean };

    /// <summary>One of some words.</summary>
    public static OpenApiSchema Words(params string[] words) => new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)word)] };

    /// <summary>The number of items that a list returns.</summary>
    public static OpenApiSchema Limit() => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = "1",
        Maximum = $"{QueryParameters.MaxLimit}",
        Default = QueryParameters.DefaultLimit,
    };

    /// <summary>A word of an enum.</summary>
    public static OpenApiSchema Choice<T>()
        where T : struct, Enum => new()
        {
            Type = JsonSchemaType.String,
            Enum = [.. Enum.GetNames<T>().Select(name => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(name))],
        };

    /// <summary>Any parameters, each with its name as written.</summary>
    public static OpenApiSchema Any() => new() { Type = JsonSchemaType.Object, AdditionalProperties = Text() };
}
