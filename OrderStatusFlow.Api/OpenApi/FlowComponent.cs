using System.Text.Json.Nodes;

namespace OrderStatusFlow.Api.OpenApi;

/// <summary>The definition of a flow among the schemas of the OpenAPI document.</summary>
internal static class FlowComponent
{
    public const string Name = "Flow";

    public static void AddTo(JsonObject schemas) => schemas[Name] = new JsonObject
    {
        ["type"] = "object",
        ["description"] = "The definition of a flow.",
    };
}
