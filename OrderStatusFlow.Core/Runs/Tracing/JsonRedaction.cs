using System.Buffers;
using System.Text;
using System.Text.Json;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Runs.Tracing;

/// <summary>Redacts stored data for people, and keeps it valid JSON.</summary>
internal static class JsonRedaction
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = RunJson.MaxDepth };
    private static readonly JsonWriterOptions Writing = new() { Encoder = RunJson.Options.Encoder, MaxDepth = RunJson.MaxDepth, SkipValidation = true };

    /// <summary>The data as JSON without secrets. Text that is not JSON is returned as a JSON string.</summary>
    public static RawJson Redacted(this SecretRedactor secrets, ReadOnlyMemory<byte> data)
    {
        var text = Encoding.UTF8.GetString(data.Span);
        var redacted = secrets.Redact(text);
        JsonElement json;
        try
        {
            using var document = JsonDocument.Parse(data, Deep);
            if (redacted == text)
                return new RawJson(data);
            json = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return new RawJson(JsonSerializer.SerializeToUtf8Bytes(redacted, RunJson.Options));
        }

        var buffer = new ArrayBufferWriter<byte>(data.Length);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
            Write(json, secrets, writer);
        return new RawJson(buffer.WrittenMemory);
    }

    /// <summary>A text as a value of its own without secrets.</summary>
    public static string RedactedValue(this SecretRedactor secrets, string text)
    {
        // A secret of a few characters is recognized only between quotation marks.
        var quoted = $"\"{text}\"";
        var redacted = secrets.Redact(quoted);
        return redacted == quoted ? text : redacted.Trim('"');
    }

    private static void Write(JsonElement json, SecretRedactor secrets, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject())
                {
                    writer.WritePropertyName(secrets.Redact(member.Name));
                    Write(member.Value, secrets, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                    Write(item, secrets, writer);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String or JsonValueKind.Number:
                var text = json.ToString();
                if (secrets.RedactedValue(text) is var redacted && redacted != text)
                    writer.WriteStringValue(redacted);
                else
                    json.WriteTo(writer);
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
