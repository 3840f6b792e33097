using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace OrderStatusFlow.Api.Access;

/// <summary>Checks the role of the caller, and the flow of a caller that may reach one flow only.</summary>
internal sealed class RoleHandler : AuthorizationHandler<RequiredRole>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiredRole requirement)
    {
        // Unknown paths and methods have no endpoint of the product, and 404 or 405 is for every caller.
        if (context.Resource is HttpContext http && (!http.Request.Path.StartsWithSegments("/api")
            || Allows(http, http.GetEndpoint() is RouteEndpoint ? requirement.Role : Role.View)))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    private static bool Allows(HttpContext http, Role role) =>
        http.FindCaller() is { } caller && caller.Role >= role && (caller.Flow is not { } flow || FlowScope.Allows(http, flow));
}
