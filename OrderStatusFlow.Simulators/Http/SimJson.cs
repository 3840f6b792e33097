using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Simulators.Http;

/// <summary>JSON of the simulators' own endpoints.</summary>
internal static class SimJson
{
    /// <summary>Names in camel case. An unknown member is an error, so that a misspelt fault is not ignored.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads one value or an array of them.</summary>
    /// <exception cref="JsonException">The body is not valid.</exception>
    public static IReadOnlyList<T> ReadMany<T>(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? [.. document.RootElement.EnumerateArray().Select(Read<T>)]
            : [Read<T>(document.RootElement)];
    }

    public static T Read<T>(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return Read<T>(document.RootElement);
    }

    private static T Read<T>(JsonElement element) =>
        element.Deserialize<T>(Options) ?? throw new JsonException("Expected an object, but got null.");
}
