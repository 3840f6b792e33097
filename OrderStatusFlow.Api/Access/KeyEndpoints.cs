using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.Errors;
using OrderStatusFlow.Api.Flows;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;
using OrderStatusFlow.Core.Flows;
using OrderStatusFlow.Core.Logs;
using OrderStatusFlow.Core.Model;

namespace OrderStatusFlow.Api.Access;

/// <summary>Lists, creates and revokes keys.</summary>
internal static class KeyEndpoints
{
    private const string Rule = "A key has \"name\", a text, \"role\", one of view, operate, edit and admin, and \"flow\", the name of a flow, or no flow.";

    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        var keys = api.MapGroup("/keys").WithTags("Access");
        keys.MapGet("", ListAsync).RequireRole(Role.Admin).Describe("listKeys", "Lists the keys, without their secrets");
        keys.MapPost("", CreateAsync).RequireRole(Role.Admin)
            .Describe("createKey", "Creates a key. The response has it, and no other call returns it", 400, 404, 409, 413)
            .Accepts<KeyRequest>("application/json");
        keys.MapDelete("/{key}", RevokeAsync).RequireRole(Role.Admin)
            .Describe("revokeKey", "Revokes a key and ends its sessions. Other hosts accept it for up to ten seconds", 404);
    }

    private static async Task<Ok<KeyList>> ListAsync(AccessKeys keys, CancellationToken cancellation) =>
        TypedResults.Ok(new KeyList(await keys.ListAsync(cancellation)));

    private static async Task<Results<Created<KeyCreated>, ProblemHttpResult>> CreateAsync(
        HttpContext context, AccessKeys keys, FlowStore flows, IHostAccess host, AuditLog audit, CancellationToken cancellation)
    {
        var (body, problem) = await JsonBody.ReadAsync<KeyRequest>(context.Request, Rule);
        if (body is null || (problem = Check(body)) is not null)
            return problem!;
        FlowIncarnation? flow = null;
        if (body.Flow is { } text)
        {
            if (!FlowName.TryParse(text, out var name) || await flows.CurrentVersionAsync(name, cancellation) is not { } version)
                return FlowEndpoints.Unknown(text);
            flow = await flows.IncarnationAsync(name, version, cancellation);
        }

        if (host.ClosesWithFirstKey && body.Role < Role.Admin && !await keys.AnyAsync(cancellation))
        {
            return Problems.Of(409, "http.firstKey",
                "Once a key exists, this host requires one, and only a key with the role admin can create others. Create one with the role admin first.");
        }

        var caller = context.Caller();
        var (key, secret) = await keys.AddAsync(body.Name!.Trim(), body.Role!.Value, flow, caller.Name, cancellation);
        context.Response.Headers.CacheControl = "no-store";
        await audit.AddAsync(new Change(caller.Name, ChangeKinds.KeyCreated, flow?.Name, DetailOf(key)));
        return TypedResults.Created((string?)null, new KeyCreated(key.Id, key.Name, key.Role, key.Flow, secret));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        string key, HttpContext context, AccessKeys keys, AuditLog audit, CancellationToken cancellation)
    {
        if (await keys.RevokeAsync(key, cancellation) is not { } revoked)
            return Problems.Of(404, "http.keyUnknown", $"There is no key '{key}'. GET /api/keys lists the keys.");
        await audit.AddAsync(new Change(
            context.Caller().Name, ChangeKinds.KeyRevoked, revoked.Flow is { } flow ? FlowName.Parse(flow) : null, DetailOf(revoked)));
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult? Check(KeyRequest key)
    {
        if (string.IsNullOrWhiteSpace(key.Name) || key.Name.Length > KeyRequest.MaxNameLength || key.Name.Any(char.IsControl))
            return Problems.OfMember("$.name", $"The name must have 1 to {KeyRequest.MaxNameLength} characters, and no line breaks or tabs.");
        if (key.Role is not { } role || !Enum.IsDefined(role))
            return Problems.OfMember("$.role", "The role must be one of view, operate, edit and admin.");
        return key.Flow is not null && role > Role.Operate
            ? Problems.OfMember("$.role", "A key for one flow can have the role view or operate.") : null;
    }

    private static string DetailOf(AccessKey key) => $"{key.Name} ({key.Prefix}, {key.Role.ToString().ToLowerInvariant()})";
}
