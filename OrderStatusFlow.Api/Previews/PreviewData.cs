using System.Text;
using System.Text.Json;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Json;

namespace OrderStatusFlow.Api.Previews;

/// <summary>The output of a part: JSON is returned as JSON, anything else as text.</summary>
internal static class PreviewData
{
    public static object? Of(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var json = JsonElement.Parse(bytes.Span, new JsonDocumentOptions { MaxDepth = JsonBody.MaxDepth });
            if (JsonTextCheck.Find(json, JsonBody.MaxDepth, "http.body") is null)
                return json;
        }
        catch (JsonException)
        {
        }
        return Encoding.UTF8.GetString(bytes.Span);
    }
}
