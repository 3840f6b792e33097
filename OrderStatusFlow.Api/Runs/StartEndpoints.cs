using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs.Pages;
using OrderStatusFlow.Core.Runs.Starting;

namespace OrderStatusFlow.Api.Runs;

/// <summary>Starts runs: the trigger of inbound flows and the POST of outbound flows.</summary>
internal static class StartEndpoints
{
    // The host's key, which is not a parameter of a flow.
    private const string Key = "code";
    private const string Idempotency = "The id of this message. A repeated call with the same id and body returns the same run.";

    public static void MapStarts(this IEndpointRouteBuilder api)
    {
        var flow = api.MapGroup("/flows/{flow}").WithTags("Start");
        flow.MapPost("/trigger", TriggerAsync).RequireRole(Role.Operate).StartsRuns().DescribeTrigger("triggerFlow", "Starts a run of an inbound flow");
        flow.MapGet("/trigger", TriggerAsync).RequireRole(Role.Operate).StartsRuns()
            .DescribeTrigger("triggerFlowByGet", "Starts a run of an inbound flow, as POST does");
        flow.MapPost("/outbound", OutboundAsync).RequireRole(Role.Operate).StartsRuns()
            .Describe("postOrders", "Starts a run of an outbound flow with the orders in the body",
            400, 404, 409, 413, 415, 422).AcceptsJson("The orders in the form that the flow's script and mapping expect.")
            .Header("webhook-id", Idempotency).Header("Idempotency-Key", Idempotency);
    }

    private static void DescribeTrigger(this RouteHandlerBuilder endpoint, string id, string summary) =>
        endpoint.Describe(id, summary, 400, 404, 409).Query("parameters",
            "Parameters of the flow, such as number or modified_date__gt. Without parameters the run reads from the watermark.",
            ParameterSchema.Any());

    private static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> TriggerAsync(
        string flow, FlowStore flows, RunStarter starter, AuditLog audit, PublicUrl urls, TimeProvider clock, HttpContext context,
        CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, Direction.Inbound, flows, clock, cancellation);
        if (found is null)
            return problem!;
        var given = context.Request.Query.Where(q => q.Key != Key).SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? "")));
        var (parameters, errors) = TriggerParameters.Parse(given, found.Definition.Erp!);
        if (errors.Count > 0)
            return Problems.Of(400, errors);
        var caller = context.Caller();
        var run = (await starter.TriggeredAsync(found, parameters, caller.NameOr(RunStarter.ByUrl), cancellation)).Id;
        await audit.AddAsync(new Change(caller.Name, ChangeKinds.RunTriggered, found.Name, $"{run}") { Version = found.Version });
        return RunAccepted.Of(run, urls);
    }

    private static async Task<Results<Accepted<RunAccepted>, ProblemHttpResult>> OutboundAsync(
        string flow, FlowStore flows, RunStarter starter, PublicUrl urls, TimeProvider clock, HttpRequest request, CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, Direction.Outbound, flows, clock, cancellation);
        if (found is null)
            return problem!;
        (var payload, problem) = await JsonBody.BytesAsync(request, found.Definition.Erp?.Encoding);
        if (problem is not null || !JsonBody.TryParse(payload, lenient: false, out var json, out problem))
            return problem!;
        if (found.Definition.Erp?.Unwrap.Count > 0)
        {
            var unwrapped = OutboundPayload.Unwrap(found.Definition, payload);
            if (!unwrapped.Succeeded)
                return Problems.Of(400, unwrapped.Failure);
            payload = unwrapped.Value;
            if (!JsonBody.TryParse(payload, lenient: false, out json, out problem))
                return problem!;
        }

        var wrong = OutboundPayload.Check(found.Definition, json);
        if (wrong.IsRefused)
            return Problems.Of(400, wrong.Errors);
        var key = request.Headers["webhook-id"].ToString() is { Length: > 0 } id ? id : request.Headers["Idempotency-Key"].ToString();
        var by = request.HttpContext.Caller().NameOr(RunStarter.ByErp);
        var posted = await starter.PostedAsync(found, payload, key.Length > 0 ? key : null, by, cancellation);
        if (!posted.Succeeded)
            return Problems.Of(422, posted.Failure);
        return RunAccepted.Of(posted.Value.Id, urls, wrong.Errors);
    }

    private static async Task<(FlowVersion? Flow, ProblemHttpResult? Problem)> FindAsync(
        string flow, Direction direction, FlowStore flows, TimeProvider clock, CancellationToken cancellation)
    {
        var found = await StartableAsync(flow, direction, flows, clock, cancellation);
        return found.Succeeded ? (found.Value, null) : (null, Problems.Of(found.Failure.Code == "flow.unknown" ? 404 : 409, found.Failure));
    }

    /// <summary>Finds a flow that starts runs.</summary>
    /// <returns>The flow, or why it starts no run: <c>flow.unknown</c>, <c>flow.direction</c>, <c>flow.disabled</c> or <c>flow.paused</c>.</returns>
    internal static async Task<Result<FlowVersion>> StartableAsync(
        string flow, Direction direction, FlowStore flows, TimeProvider clock, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
            return FlowEndpoints.UnknownFailure(flow);
        if (found.Definition.Direction != direction)
        {
            var actual = direction == Direction.Inbound
                ? "outbound. Post orders to /outbound instead" : "inbound. Start it with its trigger URL instead";
            return new Failure("flow.direction", $"Flow '{flow}' is {actual}.");
        }

        if (!found.Definition.Enabled)
            return new Failure("flow.disabled", $"Flow '{flow}' is disabled. Set 'enabled' to true to start runs.");
        return found.Pause is { } pause && pause.AppliesAt(clock.GetUtcNow()) ? PauseEndpoints.PausedFailure(flow, pause) : found;
    }
}
