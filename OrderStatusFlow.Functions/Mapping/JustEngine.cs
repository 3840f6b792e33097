using System.Text.Json;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Functions.Mapping;

/// <summary>Compiles JUST specs with JUST.net.</summary>
internal sealed class JustEngine : IMappingEngine
{
    private readonly CompilationCache cache = new(256, Compile);

    public string Name => "just";

    public MappingCompilation Compile(JsonElement spec) => spec.ValueKind switch
    {
        JsonValueKind.Object or JsonValueKind.Array => cache.Get(spec),
        JsonValueKind.String => CompileText(spec),
        _ => Refuse("A JUST spec must be a JSON object or array."),
    };

    private MappingCompilation CompileText(JsonElement text)
    {
        try
        {
            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            var spec = JsonElement.Parse(text.GetString()!, options);
            return spec.ValueKind == JsonValueKind.String ? Refuse("A JUST spec must be a JSON object or array.")
                : Compile(JsonSerializer.SerializeToElement(spec));
        }
        catch (JsonException exception)
        {
            return Refuse($"The mapping spec, line {exception.LineNumber + 1}: it is not valid JSON (position {exception.BytePositionInLine + 1}).");
        }
    }

    private static MappingCompilation Refuse(string message) => new(null, [new Failure("mapping.spec", message) { Place = "$" }]);

    private static MappingCompilation Compile(string text)
    {
        using var document = JsonDocument.Parse(text);
        var errors = JustSpec.Errors(document.RootElement).ToList();
        return errors.Count > 0 ? new MappingCompilation(null, errors) : new MappingCompilation(new JustMapping(text), []);
    }
}
