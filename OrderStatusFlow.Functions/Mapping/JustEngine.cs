using System.Text.Json;
using OrderStatusFlow.Core.Mapping;

namespace OrderStatusFlow.Functions.Mapping;

/// <summary>Compiles JUST specs with JUST.net.</summary>
internal sealed class JustEngine : IMappingEngine
{
    private readonly CompilationCache cache = new(256, Compile);

    public string Name => "just";

    public MappingCompilation Compile(JsonElement spec) => spec.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        ? cache.Get(spec)
        : new MappingCompilation(null, [new Failure("mapping.spec", "A JUST spec must be a JSON object or array.") { Place = "$" }]);

    private static MappingCompilation Compile(string text)
    {
        using var document = JsonDocument.Parse(text);
        var errors = JustSpec.Errors(document.RootElement).ToList();
        return errors.Count > 0 ? new MappingCompilation(null, errors) : new MappingCompilation(new JustMapping(text), []);
    }
}
