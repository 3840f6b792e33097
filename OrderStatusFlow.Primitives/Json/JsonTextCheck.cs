using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace OrderStatusFlow.Json;

/// <summary>Finds content that the JSON grammar allows but readers reject: text that is not Unicode, and nesting beyond a depth.</summary>
public static class JsonTextCheck
{
    private static readonly JsonReaderOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 1_000 };

    /// <summary>Returns the first error, with a JSON path as its place; null if absent.</summary>
    /// <param name="json">A parsed document, which may have comments and trailing commas.</param>
    /// <param name="maxDepth">The maximum depth of nested objects and arrays.</param>
    /// <param name="code">The code of the failure.</param>
    public static Failure? Find(JsonElement json, int maxDepth, string code)
    {
        var bytes = JsonMarshal.GetRawUtf8Value(json);
        // Valid UTF-8 without escapes needs no check of its strings.
        if (Utf8.IsValid(bytes) && bytes.IndexOf("\\u"u8) < 0 && Depth(bytes) <= maxDepth)
            return null;
        var reader = new Utf8JsonReader(bytes, Lenient);
        var open = new Stack<(string Place, int Next)>();
        string? name = null;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                open.Pop();
                continue;
            }
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                if (!TryText(ref reader, out name))
                    return NotUnicode(open.Peek().Place, "A member's name");
                continue;
            }
            var place = Place(open, name);
            name = null;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push((place, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                if (open.Count > maxDepth)
                    return new Failure(code, $"The JSON is nested more than {maxDepth} levels deep here.") { Place = place };
            }
            else if (reader.TokenType == JsonTokenType.String && !TryText(ref reader, out _))
            {
                return NotUnicode(place, "The text");
            }
        }
        return null;

        Failure NotUnicode(string place, string what) =>
            new(code, $"{what} is not Unicode: it contains half of a surrogate pair (such as \\ud800 alone) or bytes that are not UTF-8.")
            {
                Place = place,
            };
    }

    private static int Depth(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, Lenient);
        var depth = 0;
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                depth = Math.Max(depth, reader.CurrentDepth + 1);
        }
        return depth;
    }

    private static string Place(Stack<(string Place, int Next)> open, string? name)
    {
        if (!open.TryPop(out var parent))
            return "$";
        open.Push((parent.Place, parent.Next < 0 ? -1 : parent.Next + 1));
        return name is not null ? JsonPlace.Key(parent.Place, name) : JsonPlace.Index(parent.Place, parent.Next);
    }

    private static bool TryText(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }
}
