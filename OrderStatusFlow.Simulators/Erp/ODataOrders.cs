using System.Buffers;
using System.Text.Json;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>
/// <c>GET /odata/Orders</c>: <c>{"@odata.context", "@odata.count", "value", "@odata.nextLink"?}</c>. <c>$top</c> is the length of a page, and
/// <c>$skiptoken</c> is part of the next link. The filters are those of REST.
/// </summary>
internal static class ODataOrders
{
    public static SimResponse Respond(OrderStore store, SimRequest request)
    {
        if (request.Method != "GET") return SimResponse.MethodNotAllowed;
        try
        {
            OrderPage page = OrderPage.Read(store, ErpParameters.Read(request), request, limitName: "$top", tokenName: "$skiptoken");
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            using var json = new Utf8JsonWriter(buffer, OrderJson.Writer);
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, $"{request.BaseUrl}/odata/$metadata#Orders");
            json.WriteNumber("@odata.count"u8, page.Count);
            json.WritePropertyName("value"u8);
            OrderJson.WriteArray(json, page.Orders);
            if (page.NextUrl is { } next) json.WriteString("@odata.nextLink"u8, next);
            json.WriteEndObject();
            json.Flush();
            return SimResponse.RawJson(200, buffer.WrittenMemory);
        }
        catch (ErpRequestException e)
        {
            return SimResponse.Json(400, new { error = new { code = "BadRequest", message = e.Message } });
        }
    }
}
