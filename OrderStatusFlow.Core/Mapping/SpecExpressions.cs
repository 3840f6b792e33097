using System.Text.Json;

namespace OrderStatusFlow.Core.Mapping;

/// <summary>Finds the expressions (<c>${...}</c>) in a spec's keys and values.</summary>
internal static class SpecExpressions
{
    /// <summary>Returns JSON paths inside the spec, in the same form as compiler errors.</summary>
    public static IEnumerable<string> Places(JsonElement spec, string place = "$") => spec.ValueKind switch
    {
        JsonValueKind.Object => spec.EnumerateObject().SelectMany(member => OfMember(member, JsonPlace.Key(place, member.Name))),
        JsonValueKind.Array => spec.EnumerateArray().SelectMany((item, index) => Places(item, JsonPlace.Index(place, index))),
        JsonValueKind.String when Holds(spec.GetString()!) => [place],
        _ => [],
    };

    /// <summary>Returns true if an error's place is that place or below it.</summary>
    public static bool Covers(string place, string? error) =>
        error is not null && error.StartsWith(place, StringComparison.Ordinal)
            && (error.Length == place.Length || error[place.Length] is '.' or '[');

    private static IEnumerable<string> OfMember(JsonProperty member, string place) =>
        Holds(member.Name) ? [place] : Places(member.Value, place);

    private static bool Holds(string text) => text.Contains("${", StringComparison.Ordinal);
}
