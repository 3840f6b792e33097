using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OrderStatusFlow.Scripting.CPython;

/// <summary>Converts JSON to Python's marshal format, so that <c>json.loads(input_text)</c> takes less than half the time.</summary>
/// <remarks>Converts only JSON for which Python's parser returns the same objects. Errors and unclear cases are left to that
/// parser.</remarks>
internal static class JsonTree
{
    private const int MaxInputLength = 4 << 20;
    private const byte Shared = 0x80;

    /// <summary>Converts JSON; null if Python must parse it.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="buffer">Receives the result, which is valid until its next use.</param>
    public static ReadOnlyMemory<byte>? TryConvert(ReadOnlySpan<byte> json, JobBuffer buffer)
    {
        if (json.Length > MaxInputLength || !Utf8.IsValid(json))
            return null;
        var result = buffer.Clear((json.Length * 5 / 4) + 64);
        try
        {
            var reader = new Utf8JsonReader(json);
            var names = new Names();
            if (!reader.Read() || !TryValue(ref reader, result, names) || reader.Read())
                return null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }

        return result.WrittenMemory;
    }

    private static bool TryValue(ref Utf8JsonReader reader, ArrayBufferWriter<byte> result, Names names)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return TryObject(ref reader, result, names);
            case JsonTokenType.StartArray:
                return TryArray(ref reader, result, names);
            case JsonTokenType.String:
                Text(ref reader, result, 0);
                return true;
            case JsonTokenType.Number:
                return TryNumber(ref reader, result);
            default:
                result.Write(reader.TokenType switch { JsonTokenType.True => "T"u8, JsonTokenType.False => "F"u8, _ => "N"u8 });
                return true;
        }
    }

    private static bool TryObject(ref Utf8JsonReader reader, ArrayBufferWriter<byte> result, Names names)
    {
        result.Write("{"u8);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped)
                Text(ref reader, result, 0);
            else if (names.Find(reader.ValueSpan) is var place and >= 0)
                MarshalWriter.Number(result, 'r', place);
            else
                Text(ref reader, result, names.TryAdd(reader.ValueSpan) ? Shared : (byte)0);
            if (!reader.Read() || !TryValue(ref reader, result, names))
                return false;
        }

        result.Write("0"u8);
        return true;
    }

    private static bool TryArray(ref Utf8JsonReader reader, ArrayBufferWriter<byte> result, Names names)
    {
        // The count precedes the elements, so it is written afterwards.
        var place = result.WrittenCount;
        var count = 0;
        MarshalWriter.Number(result, '[', count);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!TryValue(ref reader, result, names))
                return false;
            count++;
        }

        var head = MemoryMarshal.AsMemory(result.WrittenMemory).Span[place..];
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], count);
        return true;
    }

    private static bool TryNumber(ref Utf8JsonReader reader, ArrayBufferWriter<byte> result)
    {
        if (reader.ValueSpan.IndexOfAny("."u8[0], "e"u8[0], "E"u8[0]) >= 0)
        {
            if (!reader.TryGetDouble(out var real) || !double.IsFinite(real))
                return false;
            var span = result.GetSpan(9);
            span[0] = (byte)'g';
            BinaryPrimitives.WriteDoubleLittleEndian(span[1..], real);
            result.Advance(9);
            return true;
        }

        if (reader.TryGetInt32(out var small))
        {
            MarshalWriter.Number(result, 'i', small);
            return true;
        }

        if (!reader.TryGetInt64(out var integer) || integer == long.MinValue)
            return false;
        MarshalWriter.Long(result, integer);
        return true;
    }

    private static void Text(ref Utf8JsonReader reader, ArrayBufferWriter<byte> result, byte flag)
    {
        var span = result.GetSpan(reader.ValueSpan.Length + 5);
        var length = reader.CopyString(span[5..]);
        if (length <= byte.MaxValue && Ascii.IsValid(span.Slice(5, length)))
        {
            span.Slice(5, length).CopyTo(span[2..]);
            (span[0], span[1]) = ((byte)('z' | flag), (byte)length);
            result.Advance(length + 2);
            return;
        }

        span[0] = (byte)('u' | flag);
        BinaryPrimitives.WriteInt32LittleEndian(span[1..], length);
        result.Advance(length + 5);
    }

    /// <summary>The first property names, by their index in the shared objects.</summary>
    private sealed class Names
    {
        private const int MaxNames = 48;
        private readonly List<byte[]> known = [];

        public int Find(ReadOnlySpan<byte> name)
        {
            for (var place = 0; place < known.Count; place++)
            {
                if (name.SequenceEqual(known[place]))
                    return place;
            }

            return -1;
        }

        public bool TryAdd(ReadOnlySpan<byte> name)
        {
            if (known.Count == MaxNames)
                return false;
            known.Add(name.ToArray());
            return true;
        }
    }
}
