using System.Diagnostics;
using System.Text.Json;
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
using OrderStatusFlow.Core.Model;
using OrderStatusFlow.Core.Net;
using OrderStatusFlow.Core.Omnitron;

namespace OrderStatusFlow.Api.Previews;

/// <summary>Tries the connections of a flow: its logins, and a page of its ERP.</summary>
internal static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder api)
    {
        var test = api.MapGroup("/test").WithTags("Previews");
        test.MapPost("/login", LoginAsync).RequireRole(Role.Edit).Describe("testLogin", "Logs in to Omnitron and to the ERP of a flow", 400, 404, 413)
            .Accepts<LoginPreviewRequest>("application/json");
        test.MapPost("/fetch", FetchAsync).RequireRole(Role.Edit)
            .Describe("testFetch", "Reads a page from the ERP of an inbound flow. Nothing is stored", 400, 404, 413)
            .Accepts<FetchPreviewRequest>("application/json");
    }

    private static async Task<Results<Ok<LoginPreview>, ProblemHttpResult>> LoginAsync(HttpRequest request, FlowStore flows, FlowValidator validator,
        HttpClient http, IdentityClients identities, Secrets secrets, RefreshTokens refreshTokens, TimeProvider clock,
        CancellationToken cancellation)
    {
        var (_, check, problem) = await ReadAsync(request, flows, validator, cancellation);
        if (check is null)
            return problem!;
        var (flow, warnings) = (check.Definition!, check.Warnings.Select(ProblemError.Of).ToList());
        // An own cache, so that each test logs in.
        using var tokens = new TokenCache(clock);
        var omnitron = await TryAsync(() => new OmnitronClient(http, secrets, tokens, clock).LoginAsync(flow.Omnitron, cancellation));
        if (flow.Direction == Direction.Outbound)
            return TypedResults.Ok(new LoginPreview(omnitron, null, warnings));
        var erp = new ErpReader(http, secrets, tokens, refreshTokens, clock, identities);
        return TypedResults.Ok(new LoginPreview(
            omnitron, await TryAsync(() => erp.LoginAsync(flow.Erp!, new Dictionary<string, string>(), cancellation)), warnings));
    }

    private static async Task<Results<Ok<FetchPreview>, ProblemHttpResult>> FetchAsync(HttpRequest request, FlowStore flows, FlowValidator validator,
        ErpReader erp, CancellationToken cancellation)
    {
        var (json, check, problem) = await ReadAsync(request, flows, validator, cancellation);
        if (check is null)
            return problem!;
        var flow = check.Definition!;
        if (flow.Direction == Direction.Outbound)
            return Problems.Of(400, new Failure("flow.direction", "An outbound flow reads nothing from an ERP.") { Place = "$" });
        (var query, problem) = Query(json, flow.Erp!);
        if (problem is not null)
            return problem;
        var began = Stopwatch.GetTimestamp();
        var page = await erp.ReadAsync(flow.Erp!, query!, cancellation);
        return TypedResults.Ok(FetchPreview.Of(page, Elapsed(began), check.Warnings));
    }

    private static async Task<(JsonElement Json, FlowCheck? Flow, ProblemHttpResult? Problem)> ReadAsync(
        HttpRequest request, FlowStore flows, FlowValidator validator, CancellationToken cancellation)
    {
        var (json, problem) = await JsonBody.ReadAsync(request);
        if (problem is not null)
            return (json, null, problem);
        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("definition", out var definition))
        {
            var check = (await FlowCheck.RunAsync(definition, validator, cancellation)).AsMember("definition");
            return check.Errors.Count == 0 ? (json, check, null) : (json, null, Problems.Of(400, check.Errors, check.Warnings));
        }

        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty("flow", out var name) && name.ValueKind == JsonValueKind.String)
        {
            return FlowName.TryParse(name.GetString()!, out var flow) && await flows.FindAsync(flow, cancellation) is { } found
                ? (json, new FlowCheck(found.Definition, [], []), null)
                : (json, null, FlowEndpoints.Unknown(name.GetString()!));
        }

        return (json, null, Problems.OfMember("$", "The test needs 'flow', the name of a flow, or 'definition'."));
    }

    private static (ErpQuery? Query, ProblemHttpResult? Problem) Query(JsonElement json, ErpDefinition erp)
    {
        var (body, problem) = JsonBody.Read<FetchPreviewRequest>(
            json, "'parameters' must be an object of strings, and 'next' the object of a previous response.");
        if (body is null)
            return (null, problem);
        var (parameters, errors) = TriggerParameters.Parse(body.Parameters ?? new Dictionary<string, string>(), erp);
        return errors.Count > 0
            ? (null, Problems.Of(400, [.. errors.Select(e => e with { Place = $"$.parameters.{e.Place}" })]))
            : (new ErpQuery { Parameters = parameters, Cursor = body.Next }, null);
    }

    private static async Task<LoginResult> TryAsync(Func<Task<Failure?>> login)
    {
        var began = Stopwatch.GetTimestamp();
        var failure = await login();
        return new LoginResult(failure is null, Elapsed(began), failure);
    }

    private static double Elapsed(long began) => Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 1);
}
