using System.Buffers;
using System.Text.Json;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>
/// <c>GET /IntegratorService/Connect</c> opens a session, and <c>/(S({id}))/IntegratorService/RunProc</c> returns an array of orders to it.
/// As in Nebim V3, Connect reports success for wrong credentials too, and RunProc then responds with 401.
/// </summary>
internal static class NebimService
{
    public const string ConnectPath = "/IntegratorService/Connect";
    private const string Start = "/(S(";
    private const string End = "))/IntegratorService/RunProc";

    public static bool IsRunProc(string path) =>
        path.StartsWith(Start, StringComparison.Ordinal) && path.EndsWith(End, StringComparison.Ordinal);

    public static SimResponse Connect(ErpAccess access, SimRequest request)
    {
        if (request.Method is not ("GET" or "POST")) return SimResponse.MethodNotAllowed;
        access.CountLogin();
        try
        {
            ErpParameters asked = ErpParameters.Read(request);
            var session = TokenSet.NewToken()[..24];
            if (asked["UserName"] is null or ErpAccess.Username && asked["Password"] is null or ErpAccess.Password)
                access.Sessions.Add(session, access.TokenLifetime);
            else
                access.CountRefusal();
            return Json($$"""{"ModelType":0,"Status":"Connection Created Successfully","StatusCode":200,"SessionID":"{{session}}"}""");
        }
        catch (ErpRequestException e)
        {
            return SimResponse.Detail(400, e.Message);
        }
    }

    public static SimResponse RunProc(ErpAccess access, OrderStore store, SimRequest request)
    {
        if (request.Method is not ("GET" or "POST")) return SimResponse.MethodNotAllowed;
        if (!access.Sessions.IsValid(request.Path[Start.Length..^End.Length])) return SimResponse.Detail(401, "The session is unknown or has expired.");
        try
        {
            OrderPage page = OrderPage.Read(store, ErpParameters.Read(request), request);
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            using var json = new Utf8JsonWriter(buffer, OrderJson.Writer);
            OrderJson.WriteArray(json, page.Orders);
            json.Flush();
            return SimResponse.RawJson(200, buffer.WrittenMemory);
        }
        catch (ErpRequestException e)
        {
            return SimResponse.Detail(400, e.Message);
        }
    }

    private static SimResponse Json(string json) => SimResponse.RawJson(200, System.Text.Encoding.UTF8.GetBytes(json));
}
