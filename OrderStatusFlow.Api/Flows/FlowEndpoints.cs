using System.Text.Json;
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
using OrderStatusFlow.Core.Runs;

namespace OrderStatusFlow.Api.Flows;

/// <summary>Lists, reads, uploads and deletes flows.</summary>
internal static class FlowEndpoints
{
    private const string ETag = "The version of the flow in quotation marks, such as \"3\".";

    public static void MapFlows(this IEndpointRouteBuilder api)
    {
        var flows = api.MapGroup("/flows").WithTags("Flows");
        flows.MapGet("", ListAsync).RequireRole(Role.View).NarrowsToFlow().Describe("listFlows", "Lists all flows", 400)
            .Query("include", "summary adds schedule, next run, newest runs and watermark of each flow, up to three seconds old.",
                ParameterSchema.Words("summary"))
            .Produces(StatusCodes.Status304NotModified)
            .Header("If-None-Match", "The ETag of the previous response. If nothing but ages has changed, the response is 304.")
            .ResponseHeader("ETag", "The state of the list. Only with include=summary.");
        flows.MapGet("/{flow}", GetAsync).RequireRole(Role.View)
            .Describe("getFlow", "Returns the definition of a flow", 404).ReturnsFlow().ResponseHeader("ETag", ETag);
        flows.MapPut("/{flow}", PutAsync).RequireRole(Role.Edit).Describe("putFlow", "Creates a flow or uploads a new version", 400, 412, 413, 415)
            .AcceptsFlow().ResponseHeader("ETag", ETag)
            .Query("note", "A note for the list of versions, such as the reason of the change.")
            .Header("If-Match", "The ETag of the version to replace. If the flow has another version, the response is 412.");
        flows.MapPost("/{flow}/validate", ValidateAsync).RequireRole(Role.Edit)
            .Describe("validateFlow", "Checks a definition as an upload does, and stores nothing", 400, 413, 415)
            .AcceptsFlow();
        flows.MapDelete("/{flow}", DeleteAsync).RequireRole(Role.Edit).Describe("deleteFlow", "Deletes a flow", 404);
    }

    public static ProblemHttpResult Unknown(string flow) => Problems.Of(404, UnknownFailure(flow));

    public static Failure UnknownFailure(string flow) => new("flow.unknown", $"There is no flow '{flow}'. GET /api/flows lists all flows.");

    private static async Task<Results<Ok<FlowList>, StatusCodeHttpResult, ProblemHttpResult>> ListAsync(
        string? include, FlowStore flows, FlowActivities activities, TimeProvider clock, HttpContext context, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var entries = await flows.ListAllAsync(cancellation).Where(entry => context.MayRead(entry.Name)).ToListAsync(cancellation);
        var items = entries.Select(entry => FlowListItem.Of(entry, now)).ToList();
        if (string.IsNullOrEmpty(include))
            return TypedResults.Ok(new FlowList(items));
        if (include != "summary")
            return Problems.Of(400, new Failure("http.query", "include must be summary.") { Place = "include" });
        var known = await activities.ReadAsync([.. entries.Select(entry => entry.Flow?.Incarnation).OfType<FlowIncarnation>()]);
        items = [.. entries.Zip(items, (entry, item) => entry.Flow is { } flow
            ? item.With(flow, known.GetValueOrDefault(flow.Incarnation, FlowActivity.None), now) : item)];
        // An age changes with each request.
        return EntityTag.IsKnown(context, items.Select(item => item with { WatermarkAgeSeconds = null }))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(new FlowList(items));
    }

    private static async Task<Results<Ok<JsonElement>, Ok<UnreadableFlowResponse>, ProblemHttpResult>> GetAsync(
        string flow, FlowStore flows, HttpContext context, CancellationToken cancellation)
    {
        try
        {
            if (!FlowName.TryParse(flow, out var name) || await flows.FindAsync(name, cancellation) is not { } found)
                return Unknown(flow);
            context.Response.Headers.ETag = $"\"{found.Version}\"";
            return TypedResults.Ok(found.Json);
        }
        catch (UnreadableFlowException e)
        {
            context.Response.Headers.ETag = $"\"{e.Flow.Version}\"";
            return TypedResults.Ok(UnreadableFlowResponse.Of(e.Flow));
        }
    }

    private static async Task<Results<Ok<FlowStored>, Created<FlowStored>, ProblemHttpResult>> PutAsync(
        string flow, string? note, FlowStore flows, FlowValidator validator, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name))
            return Problems.Of(400, new Failure("flow.name", FlowName.Rule) { Place = "name" });
        if (!IfMatch.TryRead(context.Request, out var expected, out var problem))
            return problem!;
        if (note?.Length > StoredVersion.MaxNoteLength)
            return Problems.Of(400, new Failure("http.query", $"note may have up to {StoredVersion.MaxNoteLength} characters.") { Place = "note" });
        (var json, problem) = await JsonBody.ReadAsync(context.Request);
        if (problem is not null)
            return problem;
        var check = await FlowCheck.RunAsync(name, json, validator, flows, cancellation);
        if (check.Errors.Count > 0)
            return Problems.Of(400, check.Errors, check.Warnings);
        var caller = context.Caller().Name;
        var stored = await flows.PutAsync(name, json, expected, note, caller, cancellation);
        if (!stored.Succeeded)
            return Problems.Of(412, stored.Failure);
        var kind = stored.Value.Version == stored.Value.FirstVersion ? ChangeKinds.FlowCreated : ChangeKinds.FlowUpdated;
        await audit.AddAsync(new Change(caller, kind, name) { Version = stored.Value.Version, Note = note });
        context.Response.Headers.ETag = $"\"{stored.Value.Version}\"";
        var answer = FlowStored.Of(flow, stored.Value.Version, check.Warnings);
        if (answer.Version == 1)
            return TypedResults.Created($"/api/flows/{flow}", answer);
        return TypedResults.Ok(answer);
    }

    private static async Task<Results<Ok<FlowValidated>, ProblemHttpResult>> ValidateAsync(
        string flow, FlowStore flows, FlowValidator validator, HttpRequest request, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name))
            return Problems.Of(400, new Failure("flow.name", FlowName.Rule) { Place = "name" });
        var (json, problem) = await JsonBody.ReadAsync(request);
        if (problem is not null)
            return problem;
        var check = await FlowCheck.RunAsync(name, json, validator, flows, cancellation);
        if (check.Errors.Count > 0)
            return Problems.Of(400, check.Errors, check.Warnings);
        return TypedResults.Ok(new FlowValidated(flow, [.. check.Warnings.Select(ProblemError.Of)]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string flow, FlowStore flows, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || !await flows.DeleteAsync(name, cancellation))
            return Unknown(flow);
        await audit.AddAsync(new Change(context.Caller().Name, ChangeKinds.FlowDeleted, name));
        return TypedResults.NoContent();
    }
}
