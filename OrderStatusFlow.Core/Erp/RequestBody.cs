using System.Buffers;
using System.Globalization;
using System.Text.Json;
using OrderStatusFlow.Core.Net;

namespace OrderStatusFlow.Core.Erp;

/// <summary>Formats values for a query or a JSON body: text, long, or JsonElement.</summary>
internal static class RequestBody
{
    public static string Plain(object value) => value switch
    {
        string text => text,
        long number => number.ToString(CultureInfo.InvariantCulture),
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        JsonElement json => json.GetRawText(),
        _ => throw new InvalidOperationException($"A parameter of type {value.GetType().Name} is not supported."),
    };

    public static byte[] Json(IEnumerable<(string Name, object Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);
                switch (value)
                {
                    case JsonElement { ValueKind: JsonValueKind.Undefined }:
                        writer.WriteNullValue();
                        break;
                    case JsonElement json:
                        json.WriteTo(writer);
                        break;
                    case long number:
                        writer.WriteNumberValue(number);
                        break;
                    default:
                        writer.WriteStringValue(Plain(value));
                        break;
                }
            }
            writer.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Sets a header of the request or of its content. The caller validates the value.</summary>
    public static bool SetHeader(HttpRequestMessage request, string name, string value)
    {
        if (!HeaderValue.Fits(value) || !HttpToken.IsValid(name))
            return false;
        _ = name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase) || request.Headers.Remove(name);
        if (request.Headers.TryAddWithoutValidation(name, value))
            return true;
        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.Remove(name);
        return request.Content.Headers.TryAddWithoutValidation(name, value);
    }
}
