using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The body of a test request: the part to test, <c>input</c> (text or JSON) and <c>attributes</c>.</summary>
internal sealed record TestRequest(JsonElement Json, ReadOnlyMemory<byte> Input, IReadOnlyDictionary<string, string> Attributes)
{
    public static async Task<(TestRequest? Test, ProblemHttpResult? Problem)> ReadAsync(HttpRequest request, string needed)
    {
        var (json, problem) = await JsonBody.ReadAsync(request);
        if (problem is not null)
            return (null, problem);
        if (json.ValueKind != JsonValueKind.Object)
            return (null, Problems.Of(400, new Failure("http.body", "A test must be a JSON object.") { Place = "$" }));
        if (JsonTextCheck.Find(json, JsonBody.MaxDepth, "http.body") is { } unreadable)
            return (null, Problems.Of(400, unreadable));
        if (!json.TryGetProperty(needed, out var member) || (needed == "source" && member.ValueKind != JsonValueKind.String))
        {
            var message = needed == "source" ? "'source' must be the script's text." : $"'{needed}' is missing.";
            return (null, Problems.OfMember($"$.{needed}", message));
        }

        foreach (var name in (string[])["engine", "python"])
        {
            if (json.TryGetProperty(name, out var text) && text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                return (null, Problems.OfMember($"$.{name}", $"'{name}' must be a string."));
        }
        if (json.TryGetProperty("expressions", out var flag) && flag.ValueKind is not (JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null))
            return (null, Problems.OfMember("$.expressions", "'expressions' must be true or false."));

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json.TryGetProperty("attributes", out var given) && given.ValueKind != JsonValueKind.Null)
        {
            if (given.ValueKind != JsonValueKind.Object)
                return (null, Problems.OfMember("$.attributes", "'attributes' must be an object of strings."));
            foreach (var attribute in given.EnumerateObject())
            {
                if (attribute.Value.ValueKind != JsonValueKind.String)
                    return (null, Problems.OfMember($"$.attributes.{attribute.Name}", "An attribute must be a string."));
                attributes[attribute.Name] = attribute.Value.GetString()!;
            }
        }

        var input = json.TryGetProperty("input", out var value)
            ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
            : "";
        return (new TestRequest(json, Encoding.UTF8.GetBytes(input), attributes), null);
    }

    /// <summary>Returns a string member; null if it is missing or null.</summary>
    public string? Text(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
