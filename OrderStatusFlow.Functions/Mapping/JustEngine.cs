using System.Text.Json;
using OrderStatusFlow.Mapping;

namespace OrderStatusFlow.Functions.Mapping;

/// <summary>JUST specs, by JUST.net.</summary>
internal sealed class JustEngine : IMappingEngine
{
    public string Name => "just";

    public MappingCompilation Compile(JsonElement spec)
    {
        if (spec.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            return new MappingCompilation(null, [new FlowFailure("mapping.spec", "A JUST spec is a JSON object or array; there is none.") { Place = "$" }]);
        var errors = JustSpec.Errors(spec).ToList();
        return errors.Count > 0 ? new MappingCompilation(null, errors) : new MappingCompilation(new JustMapping(spec.GetRawText()), []);
    }
}
