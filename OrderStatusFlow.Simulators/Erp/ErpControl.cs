using System.Text.Json;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>/_sim/...</c> of the ERP: returns what it received, and changes its orders and its behavior.</summary>
internal static class ErpControl
{
    public static SimResponse Respond(ErpSimulator erp, SimRequest request)
    {
        try
        {
            return (request.Method, request.Path) switch
            {
                (_, "/_sim/faults") => FaultEndpoint.Respond(erp.Faults, request),
                ("GET", "/_sim/state") => SimResponse.Json(200, erp.Totals),
                ("GET", "/_sim/requests") => SimResponse.Json(200, erp.Requests),
                ("POST", "/_sim/orders") => Done(() => erp.AddOrders(SimJson.ReadMany<ErpOrder>(request.Body))),
                ("DELETE", "/_sim/orders") => Done(erp.ClearOrders),
                ("POST", "/_sim/modified") => SetModified(erp, SimJson.Read<Modification>(request.Body)),
                ("POST", "/_sim/login") => Done(() => RequireLogins(erp, SimJson.ReadMany<ErpLogin>(request.Body))),
                ("POST", "/_sim/expire-tokens") => Done(() => erp.ExpireTokens(request.Query.ContainsKey("refresh"))),
                ("POST", "/_sim/reset") => Done(erp.Reset),
                _ => SimResponse.NotFound,
            };
        }
        catch (JsonException e)
        {
            return SimResponse.Detail(400, e.Message);
        }
    }

    private static void RequireLogins(ErpSimulator erp, IReadOnlyList<ErpLogin> logins)
    {
        foreach (ErpLogin login in logins) erp.RequireLogin(login);
    }

    private static SimResponse SetModified(ErpSimulator erp, Modification change) =>
        erp.SetModified(change.Number, change.ModifiedDate, change.Status) ? SimResponse.NoContent : SimResponse.NotFound;

    private static SimResponse Done(Action action)
    {
        action();
        return SimResponse.NoContent;
    }

    private sealed record Modification
    {
        public required string Number { get; init; }

        public required DateTime ModifiedDate { get; init; }

        public string? Status { get; init; }
    }
}
