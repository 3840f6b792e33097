using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Omnitron;

internal static class OmnitronAnswers
{
    /// <summary>The 400 shape of this API family: <c>{"field": ["message"], "code": "..."}</c>.</summary>
    public static Answer Refused(string field, string message, string code) =>
        Answer.Json(400, new Dictionary<string, object> { [field] = new[] { message }, ["code"] = code });
}
