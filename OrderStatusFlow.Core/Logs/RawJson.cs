using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using OrderStatusFlow.Core.Storage;

namespace OrderStatusFlow.Core.Logs;

/// <summary>A JSON value in its original text: numbers, escapes and key order are kept, and logging it parses nothing.</summary>
/// <param name="Utf8">Valid JSON.</param>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>The JSON text.</summary>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Utf8.Span);

    private sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var value = JsonDocument.ParseValue(ref reader);
            return new RawJson(JsonMarshal.GetRawUtf8Value(value.RootElement).ToArray());
        }

        // The logs are JSON lines.
        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(
                value.Utf8.Span.Contains(JsonLines.LineFeed) ? JsonLines.ToSingleLine(value.Utf8.Span) : value.Utf8.Span, skipInputValidation: true);
    }
}
