using System.Text.Json;

namespace OrderStatusFlow.Core.Mapping;

/// <summary>The text of a spec, which a flow contains as JSON or as a string.</summary>
internal static class SpecText
{
    /// <summary>Returns the content of a JSON string, and any other JSON text unchanged.</summary>
    public static string Of(string json)
    {
        if (!json.StartsWith('"'))
            return json;
        try
        {
            return JsonSerializer.Deserialize<string>(json)!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The compiler refuses a string that is not valid Unicode like any other text that is not a spec.
            return json;
        }
    }
}
