using System.Text.Json;
using OrderStatusFlow.Simulators.Faults;
using OrderStatusFlow.Simulators.Http;

namespace OrderStatusFlow.Simulators.Erp;

/// <summary><c>/_sim/...</c> of the ERP: asking what came in and telling it what to hold and how to behave.</summary>
internal static class ErpDesk
{
    public static Answer Answer(ErpSimulator erp, SimRequest request)
    {
        try
        {
            return (request.Method, request.Path) switch
            {
                (_, "/_sim/faults") => FaultEndpoint.Answer(erp.Faults, request),
                ("GET", "/_sim/state") => Http.Answer.Json(200, erp.Totals),
                ("GET", "/_sim/requests") => Http.Answer.Json(200, erp.Requests),
                ("POST", "/_sim/orders") => Done(() => erp.AddOrders(SimJson.ReadMany<ErpOrder>(request.Body))),
                ("DELETE", "/_sim/orders") => Done(erp.ClearOrders),
                ("POST", "/_sim/modified") => SetModified(erp, SimJson.Read<Modification>(request.Body)),
                ("POST", "/_sim/login") => Done(() => Demand(erp, SimJson.ReadMany<ErpLogin>(request.Body))),
                ("POST", "/_sim/expire-tokens") => Done(() => erp.ExpireTokens(request.Query.ContainsKey("refresh"))),
                ("POST", "/_sim/reset") => Done(erp.Reset),
                _ => Http.Answer.NotFound,
            };
        }
        catch (JsonException e)
        {
            return Http.Answer.Detail(400, e.Message);
        }
    }

    private static void Demand(ErpSimulator erp, IReadOnlyList<ErpLogin> logins)
    {
        foreach (ErpLogin login in logins) erp.RequireLogin(login);
    }

    private static Answer SetModified(ErpSimulator erp, Modification change) =>
        erp.SetModified(change.Number, change.ModifiedDate, change.Status) ? Http.Answer.NoContent : Http.Answer.NotFound;

    private static Answer Done(Action action)
    {
        action();
        return Http.Answer.NoContent;
    }

    private sealed record Modification
    {
        public required string Number { get; init; }

        public required DateTime ModifiedDate { get; init; }

        public string? Status { get; init; }
    }
}
