using System.Buffers;
using System.Text.Json;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>
/// <c>GET</c> and <c>POST /orders</c>: <c>{"count", "next", "results"}</c>. With <c>style=token</c> the next page is named by <c>nextToken</c>, with
/// <c>style=link</c> by a Link header. <c>style=array</c> returns the array alone.
/// </summary>
internal static class RestOrders
{
    public static SimResponse Respond(OrderStore store, SimRequest request)
    {
        if (request.Method is not ("GET" or "POST")) return SimResponse.MethodNotAllowed;
        try
        {
            ErpParameters asked = ErpParameters.Read(request);
            OrderPage page = OrderPage.Read(store, asked, request);
            var style = asked["style"];
            SimResponse response = SimResponse.RawJson(200, Body(page, style));
            return style == "link" && page.NextUrl is { } next ? response with { Header = ("Link", $"<{next}>; rel=\"next\"") } : response;
        }
        catch (ErpRequestException e)
        {
            return SimResponse.Detail(400, e.Message);
        }
    }

    private static ReadOnlyMemory<byte> Body(OrderPage page, string? style)
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        using var json = new Utf8JsonWriter(buffer, OrderJson.Writer);
        if (style == "array")
        {
            OrderJson.WriteArray(json, page.Orders);
        }
        else
        {
            json.WriteStartObject();
            json.WriteNumber("count"u8, page.Count);
            if (style == "token") json.WriteString("nextToken"u8, page.NextToken);
            else if (style != "link") json.WriteString("next"u8, page.NextUrl);
            json.WritePropertyName("results"u8);
            OrderJson.WriteArray(json, page.Orders);
            json.WriteEndObject();
        }

        json.Flush();
        return buffer.WrittenMemory;
    }
}
