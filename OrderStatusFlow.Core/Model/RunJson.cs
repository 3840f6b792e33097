using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrderStatusFlow.Core.Model;

/// <summary>The JSON format of runs, their histories and their logs: camelCase, enums as text, nulls included.</summary>
public static class RunJson
{
    /// <summary>The maximum nesting depth of a payload, a page or an order.</summary>
    public const int MaxDepth = 256;

    /// <summary>The options; shared and read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // A log line contains an order.
            MaxDepth = MaxDepth + 8,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
