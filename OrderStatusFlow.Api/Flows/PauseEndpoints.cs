using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Flows;

/// <summary>Pauses and resumes flows.</summary>
internal static class PauseEndpoints
{
    public static void MapPauses(this IEndpointRouteBuilder api)
    {
        var flow = api.MapGroup("/flows/{flow}").WithTags("Flows");
        flow.MapPost("/pause", PauseAsync).RequireRole(Role.Operate)
            .Describe("pauseFlow", "Pauses a flow. It starts no runs; runs that are active continue", 400, 404, 413)
            .Accepts<PauseRequest>(isOptional: true, "application/json");
        flow.MapPost("/resume", ResumeAsync).RequireRole(Role.Operate).Describe("resumeFlow", "Resumes a flow. The latest slot that it missed starts now", 404);
    }

    public static Failure PausedFailure(string flow, FlowPause pause)
    {
        var until = pause.Until is { } end ? $" until {end.ToString("u", CultureInfo.InvariantCulture)}" : "";
        var reason = pause.Reason is { Length: > 0 } words ? $" The reason: {words.TrimEnd('.')}." : "";
        return new Failure("flow.paused", $"Flow '{flow}' is paused{until}.{reason} POST /api/flows/{flow}/resume resumes it.");
    }

    private static async Task<Results<Ok<PauseResponse>, ProblemHttpResult>> PauseAsync(
        string flow, FlowStore flows, AuditLog audit, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        var (wanted, problem) = await JsonBody.OptionalAsync<PauseRequest>(
            context.Request, "A pause has \"reason\", a text, and \"until\", a moment such as 2026-03-29T12:00:00+03:00; both may be missing.");
        if (problem is not null)
            return problem;
        wanted ??= new PauseRequest();
        var now = clock.GetUtcNow();
        if (wanted.Reason?.Length > FlowPause.MaxReasonLength)
            return Problems.OfMember("$.reason", $"The reason may have up to {FlowPause.MaxReasonLength} characters.");
        if (wanted.Until <= now)
            return Problems.OfMember("$.until", "The pause must end in the future. Leave 'until' out for a pause until the flow is resumed.");
        var pause = new FlowPause(now, wanted.Until, wanted.Reason) { By = context.Caller().Name };
        if (!FlowName.TryParse(flow, out var name) || !await flows.PauseAsync(name, pause, cancellation))
            return FlowEndpoints.Unknown(flow);
        var end = pause.Until is { } until ? $"until {until.ToString("u", CultureInfo.InvariantCulture)}" : null;
        await audit.AddAsync(new Change(context.Caller().Name, ChangeKinds.FlowPaused, name, end) { Note = pause.Reason });
        return TypedResults.Ok(new PauseResponse(flow, pause));
    }

    private static async Task<Results<Ok<PauseResponse>, ProblemHttpResult>> ResumeAsync(
        string flow, FlowStore flows, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || !await flows.PauseAsync(name, null, cancellation))
            return FlowEndpoints.Unknown(flow);
        await audit.AddAsync(new Change(context.Caller().Name, ChangeKinds.FlowResumed, name));
        return TypedResults.Ok(new PauseResponse(flow, null));
    }
}
