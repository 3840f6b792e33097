using System.Runtime.InteropServices;
using System.Text.Json;
using OrderStatusFlow.Expressions;

namespace OrderStatusFlow.Core.Mapping;

/// <summary>Finds and evaluates the expressions (<c>${...}</c>) in a spec's keys and values.</summary>
/// <remarks>A spec that is a string is evaluated as one text, so that an expression outside quotes can be a number. In a spec that is JSON,
/// each string is evaluated alone.</remarks>
public static class SpecExpressions
{
    /// <summary>Evaluates the expressions of a spec.</summary>
    /// <param name="spec">The spec from the flow.</param>
    /// <param name="setting">The flow's setting: false to evaluate nothing, null to keep text that is not a valid expression.</param>
    /// <param name="attributes">The run's attributes.</param>
    /// <param name="context">The environment of the expressions.</param>
    /// <returns>The spec, or a failure with the JSON path inside the spec.</returns>
    public static Result<JsonElement> Evaluate(JsonElement spec, bool? setting, IReadOnlyDictionary<string, string> attributes,
        ExpressionContext context)
    {
        if (setting == false || (setting is null && !MayContain(spec)))
            return spec;
        if (spec.ValueKind != JsonValueKind.String)
            return ExpressionJson.Evaluate(spec, attributes, context, keepInvalid: setting is null);
        var expression = Expression.Parse(spec.GetString()!);
        if (!expression.Succeeded)
            return setting is null ? spec : expression.Failure with { Place = "$", Message = Placed(expression.Failure) };
        var text = expression.Value.Evaluate(attributes, context);
        return text.Succeeded ? JsonSerializer.SerializeToElement(text.Value)
            : text.Failure with { Place = "$", Message = Placed(text.Failure) };
    }

    /// <summary>Returns false if a spec certainly has no expressions.</summary>
    public static bool MayContain(JsonElement spec) =>
        spec.ValueKind != JsonValueKind.Undefined && JsonMarshal.GetRawUtf8Value(spec).IndexOf("${"u8) >= 0;

    /// <summary>Returns a spec that is a string with 0 in place of each expression; any other spec unchanged.</summary>
    public static JsonElement Substitute(JsonElement spec) =>
        spec.ValueKind == JsonValueKind.String && Expression.Parse(spec.GetString()!) is { Succeeded: true, Value: var expression }
            ? JsonSerializer.SerializeToElement(expression.Substitute("0")) : spec;

    private static string Placed(Failure failure) => $"{failure.Message} ({failure.Place})";

    /// <summary>Returns JSON paths inside the spec, in the same form as compiler errors.</summary>
    internal static IEnumerable<string> Places(JsonElement spec, string place = "$") => spec.ValueKind switch
    {
        JsonValueKind.Object => spec.EnumerateObject().SelectMany(member => OfMember(member, JsonPlace.Key(place, member.Name))),
        JsonValueKind.Array => spec.EnumerateArray().SelectMany((item, index) => Places(item, JsonPlace.Index(place, index))),
        JsonValueKind.String when Holds(spec.GetString()!) => [place],
        _ => [],
    };

    /// <summary>Returns true if an error's place is that place or below it.</summary>
    internal static bool Covers(string place, string? error) =>
        error is not null && error.StartsWith(place, StringComparison.Ordinal)
            && (error.Length == place.Length || error[place.Length] is '.' or '[');

    private static IEnumerable<string> OfMember(JsonProperty member, string place) =>
        Holds(member.Name) ? [place] : Places(member.Value, place);

    private static bool Holds(string text) => text.Contains("${", StringComparison.Ordinal);
}
