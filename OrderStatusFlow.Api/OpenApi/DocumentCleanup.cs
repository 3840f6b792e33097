using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>Tidies the generated OpenAPI document for readers and code generators.</summary>
internal static partial class DocumentCleanup
{
    // Types that stand for any JSON value.
    private static readonly string[] AnyJson = ["JsonElement", "RawJson"];

    public static void Apply(JsonObject document)
    {
        Clean(document);
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var name in AnyJson)
            schemas.Remove(name);
        FlowComponent.AddTo(schemas);
    }

    private static void Clean(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array.OfType<JsonNode>())
                Clean(item);
        }
        else if (node is JsonObject value)
        {
            foreach (var member in value.Select(member => member.Value).OfType<JsonNode>().ToList())
                Clean(member);
            CleanMembers(value);
        }
    }

    private static void CleanMembers(JsonObject value)
    {
        // A doc comment of several lines is one text.
        if (value["description"] is JsonValue description)
            value["description"] = LineBreak().Replace(description.GetValue<string>(), " ");
        if (value["$ref"] is JsonValue reference && AnyJson.Contains(reference.GetValue<string>().Split('/')[^1]))
            value.Remove("$ref");
        // The description of a nullable member belongs to the member, not to its type.
        if (value["oneOf"] is JsonArray { Count: 2 } choices && choices[0]?["type"]?.ToString() == "null"
            && choices[1] is JsonObject type && type["description"] is { } text)
        {
            type.Remove("description");
            value["description"] = text;
            if (type.Count == 0)
                value.Remove("oneOf");
        }
    }

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreak();
}
