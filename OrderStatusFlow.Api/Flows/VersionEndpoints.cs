using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Access;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Flows;

/// <summary>Lists, reads and restores the versions of flows.</summary>
internal static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder api)
    {
        var versions = api.MapGroup("/flows/{flow}/versions").WithTags("Flows");
        versions.MapGet("", ListAsync).RequireRole(Role.View).Describe("listVersions", "Lists the versions of a flow, newest first", 404);
        versions.MapGet("/{version}", GetAsync).RequireRole(Role.View).Describe("getVersion", "Returns the definition of a version", 404).ReturnsFlow();
        versions.MapPost("/{version}/restore", RestoreAsync)
            .RequireRole(Role.Edit).Describe("restoreVersion", "Uploads the definition of a version again, as the newest version", 400, 404, 412)
            .Header("If-Match", "The ETag of the version to replace. If the flow has another version, the response is 412.");
    }

    private static async Task<Results<Ok<VersionList>, ProblemHttpResult>> ListAsync(string flow, FlowStore flows, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || await flows.VersionsAsync(name, cancellation) is not { Count: > 0 } versions)
            return FlowEndpoints.Unknown(flow);
        // The newest version is not current for a moment, while it is stored.
        var current = await flows.CurrentVersionAsync(name, cancellation);
        return TypedResults.Ok(new VersionList([.. versions.Select(v => new VersionListItem(v.Version, v.Version == current, v.Stored, v.Note))]));
    }

    private static async Task<Results<Ok<JsonElement>, Ok<UnreadableFlowResponse>, ProblemHttpResult>> GetAsync(
        string flow, string version, FlowStore flows, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(flow, version, flows, cancellation) is { } found ? TypedResults.Ok(found.Json) : Unknown(flow, version);
        }
        catch (UnreadableFlowException e)
        {
            return TypedResults.Ok(UnreadableFlowResponse.Of(e.Flow));
        }
    }

    private static async Task<Results<Ok<FlowStored>, ProblemHttpResult>> RestoreAsync(
        string flow, string version, FlowStore flows, FlowValidator validator, HttpContext context, CancellationToken cancellation)
    {
        if (!FlowEndpoints.TryExpected(context.Request, out var expected))
            return Problems.Of(400, "http.ifMatch", "The header If-Match must be the ETag of a flow, such as \"3\".");
        if (await FindReadableAsync(flow, version, flows, cancellation) is not { } found)
            return Unknown(flow, version);
        var check = await FlowCheck.RunAsync(found.Name, found.Json, validator, flows, cancellation);
        if (check.Errors.Count > 0)
            return Problems.Of(400, check.Errors);
        var stored = await flows.PutAsync(found.Name, found.Json, expected, $"Restored version {found.Version}.", cancellation);
        if (!stored.Succeeded)
            return Problems.Of(412, stored.Failure);
        context.Response.Headers.ETag = $"\"{stored.Value.Version}\"";
        return TypedResults.Ok(FlowStored.Of(flow, stored.Value.Version, check.Warnings));
    }

    private static async Task<FlowVersion?> FindReadableAsync(string flow, string version, FlowStore flows, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(flow, version, flows, cancellation);
        }
        catch (UnreadableFlowException)
        {
            return null;
        }
    }

    private static async Task<FlowVersion?> FindAsync(string flow, string version, FlowStore flows, CancellationToken cancellation) =>
        FlowName.TryParse(flow, out var name) && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && (await flows.VersionsAsync(name, cancellation)).Any(v => v.Version == number)
            ? await flows.LoadAsync(name, number, cancellation)
            : null;

    private static ProblemHttpResult Unknown(string flow, string version) =>
        Problems.Of(404, "flow.unknownVersion",
            $"Flow '{flow}' has no version '{version}' that can be read. GET /api/flows/{flow}/versions lists its versions.");
}
