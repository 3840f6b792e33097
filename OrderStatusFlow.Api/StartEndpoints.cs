using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Core.Erp;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Api;

/// <summary>Starts runs: the trigger of inbound flows and the POST of outbound flows.</summary>
internal static class StartEndpoints
{
    // The host's key, which is not a parameter of a flow.
    private const string Key = "code";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapMethods("/flows/{flow}/trigger", ["GET", "POST"], TriggerAsync);
        api.MapPost("/flows/{flow}/outbound", OutboundAsync);
    }

    private static async Task<IResult> TriggerAsync(string flow, FlowStore flows, RunStarter starter, HttpRequest request,
        CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, Direction.Inbound, flows, cancellation);
        if (found is null)
            return problem!;
        var given = request.Query.Where(q => q.Key != Key).SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v ?? "")));
        var (parameters, errors) = TriggerParameters.Parse(given, found.Definition.Erp!);
        if (errors.Count > 0)
            return Problems.Of(400, errors);
        return Accepted((await starter.TriggeredAsync(found, parameters, cancellation)).Id, request);
    }

    private static async Task<IResult> OutboundAsync(string flow, FlowStore flows, RunStarter starter, HttpRequest request,
        CancellationToken cancellation)
    {
        var (found, problem) = await FindAsync(flow, Direction.Outbound, flows, cancellation);
        if (found is null)
            return problem!;
        (var payload, problem) = await JsonBody.BytesAsync(request);
        if (problem is not null || !JsonBody.TryParse(payload, lenient: false, out var json, out problem))
            return problem!;
        if (OutboundPayload.Check(found.Definition, json) is { } failure)
            return Problems.Of(400, failure);
        var key = request.Headers["webhook-id"].ToString() is { Length: > 0 } id ? id : request.Headers["Idempotency-Key"].ToString();
        var posted = await starter.PostedAsync(found, payload, key.Length > 0 ? key : null, cancellation);
        return posted.Succeeded ? Accepted(posted.Value.Id, request) : Problems.Of(422, posted.Failure);
    }

    private static async Task<(FlowVersion? Flow, IResult? Problem)> FindAsync(string flow, Direction direction, FlowStore flows,
        CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
            return (null, FlowEndpoints.Unknown(flow));
        if (found.Definition.Direction != direction)
        {
            var actual = direction == Direction.Inbound
                ? "outbound. Post orders to /outbound instead" : "inbound. Start it with its trigger URL instead";
            return (null, Problems.Of(409, "flow.direction", $"Flow '{flow}' is {actual}."));
        }

        return found.Definition.Enabled ? (found, null)
            : (null, Problems.Of(409, "flow.disabled", $"Flow '{flow}' is disabled. Set 'enabled' to true to start runs."));
    }

    /// <summary>202: the request for a run was accepted; the run's status shows when it is done.</summary>
    internal static IResult Accepted(RunId run, HttpRequest request)
    {
        var url = request.HttpContext.RequestServices.GetRequiredService<PublicUrl>().Of($"/api/runs/{run}");
        return Results.Accepted(url, new { runId = run.ToString(), statusUrl = url });
    }
}
