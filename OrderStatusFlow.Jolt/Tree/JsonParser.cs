using System.Text.Json;

namespace OrderStatusFlow.Jolt;

/// <summary>Parses JSON text (RFC 8259) to a tree.</summary>
/// <remarks>Objects at the same depth usually have the same names, and often the same values. Text that repeats the last object at its depth
/// is compared instead of decoded, and its strings and numbers are shared. <c>Utf8JsonReader</c> takes twice the time.</remarks>
internal ref struct JsonParser
{
    private readonly CancellationToken cancellation;
    private readonly int maxTokens;
    private readonly JsonLevel?[] levels;
    private readonly NameTable names = new();
    private JsonCursor cursor;
    private int depth;
    private int tokens;
    private int nextCheck;

    private JsonParser(ReadOnlyMemory<byte> json, int maxDepth, int maxTokens, CancellationToken cancellation)
    {
        cursor = new JsonCursor(json);
        levels = new JsonLevel?[maxDepth];
        (this.maxTokens, this.cancellation) = (maxTokens, cancellation);
    }

    /// <summary>Parses a cursor.</summary>
    /// <param name="json">The text, without a byte order mark. It must not change during the lifetime of the tree.</param>
    /// <param name="maxDepth">The maximum nesting.</param>
    /// <param name="maxTokens">The maximum number of values, names and ends of objects and arrays.</param>
    /// <param name="cancellation">Cancels the parsing.</param>
    /// <exception cref="JsonException">The text is not JSON, or not UTF-8. The exception has no details.</exception>
    /// <exception cref="MappingException">A limit is exceeded.</exception>
    public static object? Parse(ReadOnlyMemory<byte> json, int maxDepth, int maxTokens, CancellationToken cancellation)
    {
        var parser = new JsonParser(json, maxDepth, maxTokens, cancellation);
        var value = parser.Document();
        return parser.cursor.Next() == 0 && parser.cursor.At == json.Length ? value : throw new JsonException();
    }

    private object? Document()
    {
        JsonLevel? level = null;
        while (true)
        {
            var next = cursor.Next();
            object? value;
            switch (next)
            {
                case (byte)'{':
                case (byte)'[':
                    level = Open(next == '{');
                    Count();
                    if (cursor.Next() == level.End) value = Close(ref level);
                    else if (!TryReadRepeatedMember(level, out value)) continue;
                    break;
                case (byte)'"':
                    value = cursor.ReadText();
                    Count();
                    break;
                case (byte)'t':
                    value = cursor.ReadLiteral("true"u8, Booleans.True);
                    Count();
                    break;
                case (byte)'f':
                    value = cursor.ReadLiteral("false"u8, Booleans.False);
                    Count();
                    break;
                case (byte)'n':
                    value = cursor.ReadLiteral("null"u8, null);
                    Count();
                    break;
                default:
                    value = cursor.ReadNumber();
                    Count();
                    break;
            }

            while (true)
            {
                if (level is null) return value;
                level.Add(value, cursor.At);
                if (cursor.Next() != ',')
                {
                    value = Close(ref level);
                    continue;
                }

                cursor.At++;
                if (!TryReadRepeatedMember(level, out value)) break;
            }
        }
    }

    private JsonLevel Open(bool isObject)
    {
        if (depth == levels.Length) throw MappingException.Limit($"The JSON is nested more than {levels.Length} levels deep.");
        cursor.At++;
        var level = levels[depth++] ??= new JsonLevel();
        level.Begin(isObject);
        return level;
    }

    private object Close(ref JsonLevel? level)
    {
        if (cursor.Next() != level!.End) throw new JsonException();
        Count();
        cursor.At++;
        var container = level.Close();
        level = --depth == 0 ? null : levels[depth - 1];
        return container;
    }

    /// <summary>Reads the name of an object's next member, and its value if it repeats the last object's. Reads nothing in an array.</summary>
    /// <returns>True if the value was read.</returns>
    private bool TryReadRepeatedMember(JsonLevel level, out object? value)
    {
        value = null;
        if (!level.IsObject) return false;
        ref var member = ref level.Next();
        if (cursor.Next() != '"') throw new JsonException();
        if (!cursor.TrySkip(member.NameStart, member.NameLength))
        {
            level.Differ();
            member.NameStart = cursor.At;
            var raw = cursor.ReadQuoted(out var isEscaped);
            member.Name = isEscaped ? JsonText.Unescape(raw) : names.Get(raw);
            if (cursor.Next() != ':') throw new JsonException();
            cursor.At++;
            member.NameLength = cursor.At - member.NameStart;
        }

        Count();
        _ = cursor.Next();
        level.ValueStart = cursor.At;
        if (member.Value is null || !cursor.TrySkip(member.ValueStart, member.ValueLength)) return false;
        if (member.Value is JoltNumber && cursor.IsInNumber())
        {
            cursor.At = level.ValueStart;
            return false;
        }

        Count();
        member.Misses = 0;
        level.ValueStart = -1;
        value = member.Value;
        return true;
    }

    private void Count()
    {
        if (++tokens >= nextCheck) Check();
    }

    private void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (tokens > maxTokens)
            throw MappingException.Limit($"The JSON has more than {maxTokens} tokens (values, names, ends of objects and arrays).");
        nextCheck = (int)Math.Min(tokens + 4096L, maxTokens + 1L);
    }
}
