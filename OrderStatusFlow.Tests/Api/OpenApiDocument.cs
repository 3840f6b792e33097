using System.Text.Json;
using Json.Schema;

namespace OrderStatusFlow.Tests.Api;

/// <summary>The committed OpenAPI document.</summary>
internal sealed class OpenApiDocument
{
    public const string File = "docs/openapi/v1.json";

    private readonly Dictionary<string, JsonSchema> schemas = [];

    public JsonElement Json { get; } = JsonElement.Parse(System.IO.File.ReadAllText(CommittedFile.PathOf(File)));

    /// <summary>All operations.</summary>
    public IEnumerable<(string Method, string Path, JsonElement Operation)> Operations() =>
        from path in Json.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    /// <summary>Why a response body does not match the document; empty if it does.</summary>
    public IReadOnlyList<string> Errors(JsonElement operation, int status, string mediaType, JsonElement body)
    {
        var responses = operation.GetProperty("responses");
        if (!responses.TryGetProperty($"{status}", out var response) && (status < 400 || !responses.TryGetProperty("default", out response)))
            return [$"The status {status} is not described."];
        if (!response.TryGetProperty("content", out var content) || !content.TryGetProperty(mediaType, out var media))
            return [$"The media type {mediaType} of status {status} is not described."];
        var text = media.GetProperty("schema").GetRawText();
        if (!schemas.TryGetValue(text, out var schema))
            schemas[text] = schema = Compile(text);
        var results = schema.Evaluate(body, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return results.IsValid ? [] :
        [
            .. from detail in results.Details ?? []
               from error in detail.Errors ?? new Dictionary<string, string>()
               select $"{detail.InstanceLocation}: {error.Value} ({detail.EvaluationPath})",
        ];
    }

    // A JSON Schema keeps in $defs what the document keeps among its components. Unknown members are errors here.
    private JsonSchema Compile(string schema)
    {
        var parts = Json.GetProperty("components").GetProperty("schemas").GetRawText();
        var text = $$"""{"allOf": [{{schema}}], "$defs": {{parts}}}""".Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        return JsonSchema.FromText(text, new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }
}
