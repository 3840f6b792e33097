using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Runs;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Starting;

namespace OrderStatusFlow.Api.Orders;

/// <summary>Reads one order from its ERP now.</summary>
internal static class SyncEndpoints
{
    // An order that many flows know is in the newest runs of each of them.
    private const int MaxRows = 200;

    public static void MapSync(this IEndpointRouteBuilder api) => api.MapGroup("/orders").WithTags("Orders")
        .MapPost("/{number}/sync", SyncAsync).RequireRole(Role.Operate)
        .Describe("syncOrder", "Reads an order from its ERP now: starts a run of the inbound flow that has had the order", 400, 404, 409)
        .Query("flow", "The flow that reads the order. Required if several flows can.");

    private static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> SyncAsync(
        string number, string? flow, FlowStore flows, OrderIndex orders, RunStarter starter, AuditLog audit, PublicUrl urls, TimeProvider clock,
        HttpContext context, CancellationToken cancellation)
    {
        // A slash is the only escape that routing does not decode.
        number = number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var names = string.IsNullOrEmpty(flow) ? await KnownAsync(number, orders, cancellation) : [flow];
        if (names.Count == 0)
            return Problems.Of(404, "order.unknown", $"No run has had order '{number}'. Choose the flow that reads it with ?flow=.");
        var found = new List<Result<FlowVersion>>();
        foreach (var name in names)
            found.Add(await FindAsync(name, flows, clock, cancellation));
        var fitting = found.Where(one => one.Succeeded).Select(one => one.Value!).ToList();
        if (fitting.Count == 0)
        {
            var failures = found.Select(one => one.Failure! with { Place = "flow" }).ToList();
            return Problems.Of(failures is [{ Code: "flow.unknown" }] ? 404 : 409, failures);
        }

        if (fitting.Count > 1)
        {
            var list = string.Join(", ", fitting.Select(one => $"'{one.Name}'"));
            return Problems.Of(
                409, new Failure("order.flows", $"Several flows can read order '{number}': {list}. Choose one with ?flow=.") { Place = "flow" });
        }

        var (parameters, errors) = TriggerParameters.Parse([KeyValuePair.Create(ParameterNames.Number, number)], fitting[0].Definition.Erp!);
        if (errors.Count > 0 || parameters.Count == 0)
            return Problems.Of(400, errors.Count > 0 ? errors : [new Failure("trigger.parameter", "The order number is blank.") { Place = "number" }]);
        var start = await starter.TriggeredAsync(fitting[0], parameters, context.Caller().NameOr(RunStarter.ByUrl), cancellation);
        await audit.AddAsync(new Change(context.Caller().Name, ChangeKinds.RunTriggered, start.Flow, $"{start.Run}, order {number}"));
        return RunAccepted.Of(start.Id, urls);
    }

    private static async Task<IReadOnlyList<string>> KnownAsync(string number, OrderIndex orders, CancellationToken cancellation) =>
        [.. (await orders.FindAsync(number, MaxRows, cancellation)).Select(entry => entry.Run.Flow.ToString()).Distinct()];

    private static async Task<Result<FlowVersion>> FindAsync(string name, FlowStore flows, TimeProvider clock, CancellationToken cancellation)
    {
        var found = await StartEndpoints.StartableAsync(name, Direction.Inbound, flows, clock, cancellation);
        if (found.Value is not { } flow)
            return found.Failure is { Code: "flow.direction" }
                ? new Failure("flow.direction", $"Flow '{name}' is outbound: its ERP posts orders, and cannot be asked for one.") : found;
        return TakesNumber(flow.Definition.Erp!) ? flow
            : new Failure("order.number", $"Flow '{name}' cannot read one order: neither erp.url nor erp.body uses the parameter 'number'.");
    }

    // Parameters are added to every request except one with a body of its own.
    private static bool TakesNumber(ErpDefinition erp) => erp.Body is null || Uses(erp.Body) || Uses(erp.Url);

    private static bool Uses(Setting setting) => setting.Text?.Contains(ParameterNames.Number, StringComparison.Ordinal) != false;
}
