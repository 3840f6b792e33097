using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using OrderStatusFlow.Api.OpenApi;
using OrderStatusFlow.Api.Requests;

namespace OrderStatusFlow.Api.Access;

/// <summary>Begins and ends the session of a browser.</summary>
internal static class SessionEndpoints
{
    public const string Path = "/api/session";

    public static void MapSessions(this IEndpointRouteBuilder api)
    {
        var session = api.MapGroup("/session").WithTags("Access").AllowAnonymous();
        session.MapPost("", BeginAsync).Describe("beginSession", "Begins a session with a key, and sets its cookie", 400, 401, 413, 429)
            .Accepts<SessionRequest>("application/json");
        session.MapDelete("", EndAsync).Describe("endSession", "Ends the session of the cookie");
    }

    private static async Task<Results<Ok<SessionResponse>, ProblemHttpResult>> BeginAsync(
        HttpContext context, KeyCheck check, Sessions sessions, CancellationToken cancellation)
    {
        var (body, problem) = await JsonBody.ReadAsync<SessionRequest>(context.Request, "A session needs \"key\", a text.");
        if (body is null)
            return problem!;
        var (caller, key, refusal) = await check.FindAsync(context, body.Key ?? "");
        if (caller is null)
            return AccessResultHandler.Refused(context, refusal!);
        var (session, expires) = await sessions.AddAsync(key, cancellation);
        SessionCookie.Set(context, session, expires);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new SessionResponse(caller.Name, caller.Role, caller.Flow?.ToString(), expires));
    }

    private static async Task<NoContent> EndAsync(HttpContext context, Sessions sessions, CancellationToken cancellation)
    {
        if (context.Request.Cookies[Sessions.Cookie] is { } session)
            await sessions.EndAsync(session, cancellation);
        SessionCookie.Delete(context);
        return TypedResults.NoContent();
    }
}
