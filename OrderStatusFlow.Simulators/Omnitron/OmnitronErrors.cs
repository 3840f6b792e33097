using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

/// <summary>The error responses of Omnitron.</summary>
internal static class OmnitronErrors
{
    /// <summary>A response with status 400, which has this form in Omnitron: <c>{"field": ["message"], "code": "..."}</c>.</summary>
    public static SimResponse Invalid(string field, string message, string code) =>
        SimResponse.Json(400, new Dictionary<string, object> { [field] = new[] { message }, ["code"] = code });
}
