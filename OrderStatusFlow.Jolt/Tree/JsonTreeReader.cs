using System.Text.Json;
using System.Text.Unicode;

namespace OrderStatusFlow.Jolt;

/// <summary>Reads JSON text (RFC 8259) to the tree that the transforms use. A spec may contain comments and trailing commas.</summary>
internal static class JsonTreeReader
{
    public static object? Read(ReadOnlyMemory<byte> json, int maxDepth, CancellationToken cancellation, bool isSpec = false,
        int maxTokens = int.MaxValue)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        try
        {
            return JsonParser.Parse(isSpec ? WithoutComments(json) : json, maxDepth, maxTokens, cancellation);
        }
        catch (JsonException)
        {
            throw Explained(json.Span, isSpec);
        }
    }

    /// <summary>Returns a copy with spaces for comments and trailing commas up to the first error, so that all positions stay the same.</summary>
    private static byte[] WithoutComments(ReadOnlyMemory<byte> json)
    {
        var plain = json.ToArray();
        var reader = new Utf8JsonReader(json.Span, Options(JsonCommentHandling.Allow));
        try
        {
            while (reader.Read())
            {
                var start = (int)reader.TokenStartIndex;
                if (reader.TokenType == JsonTokenType.Comment)
                {
                    plain.AsSpan(start, (int)reader.BytesConsumed - start).Fill((byte)' ');
                }
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    var last = plain.AsSpan(0, start).LastIndexOfAnyExcept(" \r\n\t"u8);
                    if (plain[last] == ',') plain[last] = (byte)' ';
                }
            }
        }
        catch (JsonException)
        {
            // The parser finds the same error, or an exceeded limit before it.
        }

        return plain;
    }

    /// <summary>Returns the error with its place, which a slower reader of the framework finds.</summary>
    private static MappingException Explained(ReadOnlySpan<byte> json, bool isSpec)
    {
        var reader = new Utf8JsonReader(json, Options(isSpec ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow));
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !Utf8.IsValid(reader.ValueSpan))
                    return NotUtf8(json[..(int)reader.TokenStartIndex], isSpec);
            }
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            var position = (exception.BytePositionInLine ?? 0) + 1;
            var reason = JsonSyntax.Explain(exception);
            return new MappingException("mapping.input", isSpec
                ? $"The mapping spec, line {line}: {reason} (position {position})."
                : $"The input is not JSON: line {line}, position {position}: {reason}.")
            { Place = $"line {line}, position {position}" };
        }

        // Reached only if the parser rejects what the framework accepts, which would be a fault of the parser.
        return new MappingException("mapping.input", isSpec ? "The mapping spec is not JSON." : "The input is not JSON.");
    }

    private static MappingException NotUtf8(ReadOnlySpan<byte> before, bool isSpec)
    {
        var line = before.Count((byte)'\n') + 1;
        var position = before.Length - before.LastIndexOf((byte)'\n');
        return new MappingException("mapping.input",
            $"The {(isSpec ? "mapping spec" : "input")} is not UTF-8 in the text at line {line}, position {position}.")
        { Place = $"line {line}, position {position}" };
    }

    private static JsonReaderOptions Options(JsonCommentHandling comments) =>
        new() { MaxDepth = int.MaxValue, CommentHandling = comments, AllowTrailingCommas = comments != JsonCommentHandling.Disallow };
}
