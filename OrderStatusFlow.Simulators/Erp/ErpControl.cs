using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>/_sim/...</c> of the ERP: returns what it received, and changes its orders and its behavior.</summary>
internal static class ErpControl
{
    public static SimResponse Respond(ErpSimulator erp, SimRequest request) => (request.Method, request.Path) switch
    {
        (_, "/_sim/faults") => FaultEndpoint.Respond(erp.Faults, request),
        ("GET", "/_sim/state") => SimResponse.Json(200, erp.Totals),
        ("GET", "/_sim/requests") => SimResponse.Json(200, erp.Requests),
        ("POST", "/_sim/orders") => SimResponse.NoContentAfter(() => erp.AddOrders(SimJson.ReadMany<ErpOrder>(request.Body))),
        ("DELETE", "/_sim/orders") => SimResponse.NoContentAfter(erp.ClearOrders),
        ("POST", "/_sim/modified") => SetModified(erp, SimJson.Read<Modification>(request.Body)),
        ("POST", "/_sim/login") => SimResponse.NoContentAfter(() => RequireLogins(erp, SimJson.ReadMany<ErpLogin>(request.Body))),
        ("POST", "/_sim/expire-tokens") => SimResponse.NoContentAfter(() => erp.ExpireTokens(request.Query.ContainsKey("refresh"))),
        ("POST", "/_sim/reset") => SimResponse.NoContentAfter(erp.Reset),
        _ => SimResponse.NotFound,
    };

    private static void RequireLogins(ErpSimulator erp, IReadOnlyList<ErpLogin> logins)
    {
        foreach (ErpLogin login in logins) erp.RequireLogin(login);
    }

    private static SimResponse SetModified(ErpSimulator erp, Modification change) =>
        erp.SetModified(change.Number, change.ModifiedDate, change.Status) ? SimResponse.NoContent : SimResponse.NotFound;

    private sealed record Modification
    {
        public required string Number { get; init; }

        public required DateTime ModifiedDate { get; init; }

        public string? Status { get; init; }
    }
}
