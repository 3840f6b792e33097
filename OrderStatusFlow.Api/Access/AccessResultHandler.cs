using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Access;

/// <summary>Responds to callers without a valid key with 401, and to callers without the required role with 403.</summary>
internal sealed class AccessResultHandler : IAuthorizationMiddlewareResultHandler
{
    private const string KeyRequired = "This request requires a key in the header x-functions-key, or a session. "
        + "Keys begin with osf_; an administrator creates them with POST /api/keys.";

    /// <summary>The response to a refused key.</summary>
    public static ProblemHttpResult Refused(HttpContext context, RefusedKeyException refusal)
    {
        if (!refusal.IsTooMany)
            return Problems.Of(401, "http.key", refusal.Message);
        context.Response.Headers.RetryAfter = "60";
        return Problems.Of(429, "http.keyAttempts", refusal.Message);
    }

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        var role = policy.Requirements.OfType<RequiredRole>().Max(required => required.Role);
        var problem = authorizeResult.Challenged
            ? await UnauthenticatedAsync(context) : Problems.Of(403, "http.role", Missing(context.FindCaller(), role));
        await problem.ExecuteAsync(context);
    }

    private static async Task<ProblemHttpResult> UnauthenticatedAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        // The handler returns the result that it has already found.
        if ((await context.AuthenticateAsync()).Failure is not RefusedKeyException refusal)
            return Problems.SignIn(KeyRequired, context.RequestServices.GetRequiredService<IHostAccess>().HasEntra ? EntraPrincipal.SignIn : null);
        // A session that has ended must not hide what the host grants without one.
        if (refusal.EndsSession)
            SessionCookie.Delete(context);
        return Refused(context, refusal);
    }

    private static string Missing(Caller? caller, Role role) => caller switch
    {
        null => $"This request requires the role {Word(role)}, and you have none. Ask an administrator for an app role.",
        { Flow: { } flow } when caller.Role >= role =>
            $"The key '{caller.Name}' is limited to flow '{flow}': it reads this flow, its runs, errors and orders"
            + (caller.Role > Role.View ? ", and starts its runs." : "."),
        _ => $"This request requires the role {Word(role)}, and '{caller.Name}' has the role {Word(caller.Role)}.",
    };

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
