using System.Text.Json;

namespace OrderStatusFlow.Functions.Mapping;

/// <summary>Rejects specs that could call any method of the host, also by data that is evaluated as a spec.</summary>
internal static class JustSpec
{
    private static readonly (string Text, string Message)[] Refused =
    [
        ("::", "'::' calls a method of an assembly, which a spec must not do. Move the calculation to the flow's script."),
        ("customfunction", "'customfunction' calls a method of an assembly, which a spec must not do. Move the calculation to the flow's script."),
        ("applyover", "'applyover' uses a text as a spec, and the text may come from the data, so a spec must not use it. Use the flow's script instead."),
    ];

    public static IEnumerable<Failure> Errors(JsonElement spec, string place = "$") => spec.ValueKind switch
    {
        JsonValueKind.Object =>
            spec.EnumerateObject().SelectMany(p => OfText(p.Name, JsonPlace.Key(place, p.Name)).Concat(Errors(p.Value, JsonPlace.Key(place, p.Name)))),
        JsonValueKind.Array => spec.EnumerateArray().SelectMany((item, i) => Errors(item, JsonPlace.Index(place, i))),
        JsonValueKind.String => OfText(spec.GetString()!, place),
        _ => [],
    };

    // The library ignores spaces and line breaks in the name of a function.
    private static IEnumerable<Failure> OfText(string text, string place)
    {
        var dense = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        return Refused.Where(r => dense.Contains(r.Text, StringComparison.OrdinalIgnoreCase))
            .Select(r => new Failure("mapping.spec", r.Message) { Place = place });
    }
}
