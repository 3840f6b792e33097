using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Json;

/// <summary>Finds and replaces unpaired surrogate escapes such as <c>\ud800</c>, which the JSON grammar allows but readers
/// reject.</summary>
public static class UnpairedSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>Replaces each unpaired surrogate with U+FFFD.</summary>
    /// <param name="json">Valid JSON in UTF-8.</param>
    /// <returns>The JSON; the same memory if nothing was replaced.</returns>
    public static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> json)
    {
        var at = Find(json.Span, 0);
        if (at < 0)
            return json;
        var clean = json.ToArray();
        for (; at >= 0; at = Find(clean, at + EscapeLength))
            "\\ufffd"u8.CopyTo(clean.AsSpan(at));
        return clean;
    }

    /// <summary>Returns the JSON path of the first string or name with an unpaired surrogate, such as <c>$[0].note</c>; null if there is
    /// none.</summary>
    /// <param name="json">Valid JSON in UTF-8.</param>
    /// <param name="options">The options for comments, trailing commas and depth.</param>
    public static string? FirstPath(ReadOnlySpan<byte> json, JsonDocumentOptions options)
    {
        if (Find(json, 0) < 0)
            return null;
        var path = new Stack<Place>();
        var reader = new Utf8JsonReader(json, options.ForReader());
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                path.Pop();
                continue;
            }

            if (reader.TokenType == JsonTokenType.PropertyName)
                path.Push(path.Pop() with { Name = Encoding.UTF8.GetString(reader.ValueSpan) });
            else if (path.TryPop(out var place))
                path.Push(place with { Index = place.Index + 1 });
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && Find(reader.ValueSpan, 0) >= 0)
                return path.Reverse().Aggregate("$", (before, place) => before + place);
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                path.Push(new Place(reader.TokenType == JsonTokenType.StartArray));
        }

        return null;
    }

    // In JSON a backslash always starts an escape.
    private static int Find(ReadOnlySpan<byte> json, int from)
    {
        while (from < json.Length && json[from..].IndexOf((byte)'\\') is >= 0 and var distance)
        {
            var at = from + distance;
            if (Unit(json, at) is not { } unit)
                from = at + 2;
            else if (char.IsHighSurrogate(unit) && Unit(json, at + EscapeLength) is { } low && char.IsLowSurrogate(low))
                from = at + (2 * EscapeLength);
            else if (char.IsSurrogate(unit))
                return at;
            else
                from = at + EscapeLength;
        }

        return -1;
    }

    // Returns the UTF-16 unit of an escape \uXXXX.
    private static char? Unit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;

    private readonly record struct Place(bool IsArray)
    {
        public int Index { get; init; } = -1;

        public string Name { get; init; } = "";

        public override string ToString() => IsArray ? $"[{Index}]" : $".{Name}";
    }
}
