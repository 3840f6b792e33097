using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>How runs, their histories and logs are written as JSON: camelCase, enums as words, no nulls left out of answers.</summary>
public static class RunJson
{
    /// <summary>Deepest nesting of a payload, a page or an order.</summary>
    public const int MaxDepth = 256;

    /// <summary>The options; shared and read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // A log's line holds an order inside of it.
            MaxDepth = MaxDepth + 8,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
