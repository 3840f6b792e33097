using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace OrderStatusFlow.Jolt;

/// <summary>Parses JSON text (RFC 8259) to the tree that the transforms use. A spec may contain comments and trailing commas.</summary>
internal static class JsonTreeReader
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static object? Read(ReadOnlyMemory<byte> json, int maxDepth, CancellationToken cancellation, bool isSpec = false,
        int maxTokens = int.MaxValue)
    {
        if (json.Span.StartsWith("\uFEFF"u8)) json = json[3..];
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions
        {
            // One more than allowed, to distinguish too deep nesting from invalid JSON.
            MaxDepth = maxDepth + 1,
            CommentHandling = isSpec ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
            AllowTrailingCommas = isSpec,
        });
        try
        {
            return Read(ref reader, json, maxDepth, maxTokens, cancellation);
        }
        catch (JsonException exception)
        {
            var line = (exception.LineNumber ?? 0) + 1;
            var position = (exception.BytePositionInLine ?? 0) + 1;
            var reason = JsonSyntax.Explain(exception);
            throw new MappingException("mapping.input", isSpec
                ? $"The mapping spec, line {line}: {reason} (position {position})."
                : $"The input is not JSON: line {line}, position {position}: {reason}.")
            { Place = $"line {line}, position {position}" };
        }
        catch (DecoderFallbackException)
        {
            var at = (int)reader.TokenStartIndex;
            var before = json.Span[..at];
            var line = before.Count((byte)'\n') + 1;
            var position = at - before.LastIndexOf((byte)'\n');
            throw new MappingException("mapping.input",
                $"The {(isSpec ? "mapping spec" : "input")} is not UTF-8 in the text at line {line}, position {position}.")
            { Place = $"line {line}, position {position}" };
        }
    }

    private static object? Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, int maxDepth, int maxTokens,
        CancellationToken cancellation)
    {
        // Numbers keep their position in the text.
        var (source, offset) = MemoryMarshal.TryGetArray(json, out var segment) ? (segment.Array!, segment.Offset) : (json.ToArray(), 0);
        var names = new NameTable(Strict);
        var open = new Stack<(JoltObject? Map, JoltArray? List, string? Name)>();
        JoltObject? map = null;
        JoltArray? list = null;
        string? name = null;
        object? root = null;
        var tokens = 0;
        // Objects at the same depth usually have the same number of keys.
        var sizes = new byte[maxDepth + 1];
        while (reader.Read())
        {
            if ((++tokens & 4095) == 0) cancellation.ThrowIfCancellationRequested();
            if (tokens > maxTokens)
                throw MappingException.Limit($"The JSON has more than {maxTokens} tokens (values, names, ends of objects and arrays).");
            object? value;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : names.Get(reader.ValueSpan);
                    continue;
                case JsonTokenType.StartObject:
                case JsonTokenType.StartArray:
                    if (open.Count >= maxDepth) throw MappingException.Limit($"The JSON is nested more than {maxDepth} levels deep.");
                    var size = sizes[open.Count];
                    open.Push((map, list, name));
                    (map, list) = reader.TokenType == JsonTokenType.StartObject
                        ? (new JoltObject(size == 0 ? 4 : size), (JoltArray?)null) : (null, new JoltArray(0));
                    continue;
                case JsonTokenType.EndObject:
                case JsonTokenType.EndArray:
                    value = (object?)map ?? list;
                    if (map is not null) sizes[open.Count - 1] = (byte)Math.Min(map.Count, 64);
                    (map, list, name) = open.Pop();
                    break;
                case JsonTokenType.String:
                    value = reader.ValueIsEscaped ? Unescape(reader.ValueSpan) : Strict.GetString(reader.ValueSpan);
                    break;
                case JsonTokenType.Number:
                    value = new JoltNumber(source, offset + (int)reader.TokenStartIndex, reader.ValueSpan.Length);
                    break;
                case JsonTokenType.True:
                    value = Booleans.True;
                    break;
                case JsonTokenType.False:
                    value = Booleans.False;
                    break;
                default:
                    value = null;
                    break;
            }

            if (map is not null) map.Put(name!, value);
            else if (list is not null) list.Add(value);
            else root = value;
        }

        return root;
    }

    /// <summary>Unescapes a string. The framework's method rejects escaped lone surrogates, which are valid JSON and preserved
    /// here.</summary>
    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = Strict.GetString(raw);
        var builder = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var c = text[index];
            if (c != '\\')
            {
                builder.Append(c);
                continue;
            }

            c = text[++index];
            if (c == 'u')
            {
                builder.Append((char)Convert.ToUInt16(text.Substring(index + 1, 4), 16));
                index += 4;
                continue;
            }

            builder.Append(c switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => c });
        }

        return builder.ToString();
    }
}
