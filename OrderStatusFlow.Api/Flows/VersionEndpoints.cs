using System.Globalization;
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

namespace OrderStatusFlow.Api.Flows;

/// <summary>Lists, reads and restores the versions of flows.</summary>
internal static class VersionEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder api)
    {
        var versions = api.MapGroup("/flows/{flow}/versions").WithTags("Flows");
        versions.MapGet("", ListAsync).RequireRole(Role.View).Describe("listVersions", "Lists the versions of a flow, newest first", 404);
        versions.MapGet("/{version}", GetAsync).RequireRole(Role.View).Describe("getVersion", "Returns the definition of a version", 404).ReturnsFlow();
        versions.MapGet("/{version}/diff", DiffAsync).RequireRole(Role.View)
            .Describe("diffVersions", "Compares a version with an earlier one, value by value", 400, 404)
            .Query("from", "The version to compare with. The default is the one before.", ParameterSchema.Number());
        versions.MapPost("/{version}/restore", RestoreAsync)
            .RequireRole(Role.Edit).Describe("restoreVersion", "Uploads the definition of a version again, as the newest version", 400, 404, 412)
            .Header("If-Match", "The ETag of the version to replace. If the flow has another version, the response is 412.");
    }

    private static async Task<Results<Ok<VersionList>, ProblemHttpResult>> ListAsync(string flow, FlowStore flows, CancellationToken cancellation)
    {
        if (!FlowName.TryParse(flow, out var name) || await flows.VersionsAsync(name, cancellation) is not { Count: > 0 } versions)
            return FlowEndpoints.Unknown(flow);
        return TypedResults.Ok(new VersionList([.. versions.Select(v => new VersionListItem(v.Version, v.IsCurrent, v.Stored, v.Note, v.By))]));
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
        string flow, string version, FlowStore flows, FlowValidator validator, AuditLog audit, HttpContext context, CancellationToken cancellation)
    {
        if (!IfMatch.TryRead(context.Request, out var expected, out var problem))
            return problem!;
        if (await FindReadableAsync(flow, version, flows, cancellation) is not { } found)
            return Unknown(flow, version);
        var check = await FlowCheck.RunAsync(found.Name, found.Json, validator, flows, cancellation);
        if (check.Errors.Count > 0)
            return Problems.Of(400, check.Errors, check.Warnings);
        var (caller, note) = (context.Caller().Name, $"Restored version {found.Version}.");
        var stored = await flows.PutAsync(found.Name, found.Json, expected, note, caller, cancellation);
        if (!stored.Succeeded)
            return Problems.Of(412, stored.Failure);
        await audit.AddAsync(new Change(caller, ChangeKinds.FlowRestored, found.Name) { Version = stored.Value.Version, Note = note });
        context.Response.Headers.ETag = $"\"{stored.Value.Version}\"";
        return TypedResults.Ok(FlowStored.Of(flow, stored.Value.Version, check.Warnings));
    }

    private static async Task<Results<Ok<VersionDiff>, ProblemHttpResult>> DiffAsync(
        string flow, string version, string? from, FlowStore flows, CancellationToken cancellation)
    {
        if (await FindReadableAsync(flow, version, flows, cancellation) is not { } after)
            return Unknown(flow, version);
        var earlier = string.IsNullOrEmpty(from) ? $"{after.Version - 1}" : from;
        if (await FindReadableAsync(flow, earlier, flows, cancellation) is { } before)
            return TypedResults.Ok(new VersionDiff(before.Version, after.Version, JsonDiff.Between(Plain(before), Plain(after))));
        return string.IsNullOrEmpty(from)
            ? Problems.Of(404, "flow.unknownVersion",
                $"Flow '{flow}' has no version before version {after.Version} that can be read. Choose the one to compare with: ?from=.")
            : Unknown(flow, earlier);
    }

    // The stored text may have comments and trailing commas.
    private static byte[] Plain(FlowVersion version) => JsonSerializer.SerializeToUtf8Bytes(version.Json);

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
