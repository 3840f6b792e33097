using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Simulators.Http;

internal static class SimJson
{
    /// <summary>Camel case both ways; a member nobody knows is an error that names it, so a mistyped fault never passes as no fault.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads one value or an array of them. Throws <see cref="JsonException"/>.</summary>
    public static IReadOnlyList<T> ReadMany<T>(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return document.RootElement.ValueKind == JsonValueKind.Array
            ? document.RootElement.Deserialize<T[]>(Options)!
            : [Read<T>(document.RootElement)];
    }

    public static T Read<T>(ReadOnlyMemory<byte> body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return Read<T>(document.RootElement);
    }

    private static T Read<T>(JsonElement element) =>
        element.Deserialize<T>(Options) ?? throw new JsonException("An object is needed here, null came.");
}
