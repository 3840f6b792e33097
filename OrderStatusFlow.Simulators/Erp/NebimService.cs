using System.Buffers;
using System.Text.Json;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary>
/// <c>GET /IntegratorService/Connect</c> opens a session, <c>/(S({id}))/IntegratorService/RunProc</c> answers an array of orders to it.
/// As with Nebim V3, Connect claims success for wrong credentials too; RunProc then answers 401.
/// </summary>
internal static class NebimService
{
    public const string ConnectPath = "/IntegratorService/Connect";
    private const string Start = "/(S(";
    private const string End = "))/IntegratorService/RunProc";

    public static bool IsRunProc(string path) =>
        path.StartsWith(Start, StringComparison.Ordinal) && path.EndsWith(End, StringComparison.Ordinal);

    public static Answer Connect(ErpGate gate, SimRequest request)
    {
        if (request.Method is not ("GET" or "POST")) return Answer.WrongMethod;
        gate.CountLogin();
        try
        {
            ErpParameters asked = ErpParameters.Read(request);
            var session = TokenSet.NewToken()[..24];
            if (asked["UserName"] is null or ErpGate.Username && asked["Password"] is null or ErpGate.Password) gate.Sessions.Add(session, gate.TokenLifetime);
            else gate.CountRefusal();
            return Json($$"""{"ModelType":0,"Status":"Connection Created Successfully","StatusCode":200,"SessionID":"{{session}}"}""");
        }
        catch (ErpRefusal e)
        {
            return Answer.Detail(400, e.Message);
        }
    }

    public static Answer RunProc(ErpGate gate, OrderStore store, SimRequest request)
    {
        if (request.Method is not ("GET" or "POST")) return Answer.WrongMethod;
        if (!gate.Sessions.IsValid(request.Path[Start.Length..^End.Length])) return Answer.Detail(401, "The session is unknown or has expired.");
        try
        {
            OrderPage page = OrderPage.Read(store, ErpParameters.Read(request), request);
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            using var json = new Utf8JsonWriter(buffer, OrderJson.Writer);
            OrderJson.WriteArray(json, page.Orders);
            json.Flush();
            return Answer.RawJson(200, buffer.WrittenMemory);
        }
        catch (ErpRefusal e)
        {
            return Answer.Detail(400, e.Message);
        }
    }

    private static Answer Json(string json) => Answer.RawJson(200, System.Text.Encoding.UTF8.GetBytes(json));
}
