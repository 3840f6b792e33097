using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using OrderStatusFlow.Api.Errors;

namespace OrderStatusFlow.Api.Access;

/// <summary>Responds to callers without a key with 401, and to callers without the required role with 403.</summary>
internal sealed class AccessResultHandler : IAuthorizationMiddlewareResultHandler
{
    private const string KeyRequired = "This request requires a key in the header x-functions-key.";

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
            return next(context);
        if (authorizeResult.Challenged)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Problems.Of(401, "http.key", KeyRequired).ExecuteAsync(context);
        }

        var role = policy.Requirements.OfType<RequiredRole>().Max(required => required.Role);
        return Problems.Of(403, "http.role", Missing(context.FindCaller(), role)).ExecuteAsync(context);
    }

    private static string Missing(Caller? caller, Role role) => caller switch
    {
        null => $"This request requires the role {Word(role)}, and you have none. Ask an administrator for an app role.",
        { Flow: { } flow } when caller.Role >= role =>
            $"The key '{caller.Name}' may only read flow '{flow}' and its runs, and start its runs.",
        _ => $"This request requires the role {Word(role)}, and '{caller.Name}' has the role {Word(caller.Role)}.",
    };

    private static string Word(Role role) => role.ToString().ToLowerInvariant();
}
