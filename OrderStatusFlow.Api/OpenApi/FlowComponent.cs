using System.Text.Json.Nodes;
using OrderStatusFlow.Core.Flows;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>The definition of a flow and its parts among the schemas of the OpenAPI document, from <see cref="FlowSchema"/>.</summary>
internal static class FlowComponent
{
    public const string Name = "Flow";

    /// <summary>Adds <c>Flow</c>, and for each definition of the schema a component such as <c>FlowLogin</c>.</summary>
    public static void AddTo(JsonObject schemas)
    {
        var flow = JsonNode.Parse(FlowSchema.Json)!.AsObject();
        var parts = flow["$defs"]!.AsObject();
        foreach (var keyword in new[] { "$schema", "$comment", "$defs", "title" })
            flow.Remove(keyword);
        Add(schemas, Name, flow);
        foreach (var (name, part) in parts)
            Add(schemas, NameOf(name), part!);
    }

    private static void Add(JsonObject schemas, string name, JsonNode schema)
    {
        var copy = schema.DeepClone();
        PointToComponents(copy);
        schemas.Add(name, copy);
    }

    private static void PointToComponents(JsonNode node)
    {
        if (node is JsonObject value)
        {
            if (value["$ref"] is JsonValue reference)
                value["$ref"] = $"#/components/schemas/{NameOf(reference.GetValue<string>().Split('/')[^1])}";
            foreach (var (_, member) in value.Where(member => member.Value is not null).ToList())
                PointToComponents(member!);
        }
        else if (node is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>())
                PointToComponents(item);
        }
    }

    private static string NameOf(string part) => $"{Name}{char.ToUpperInvariant(part[0])}{part[1..]}";
}
