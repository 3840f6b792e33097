using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace OrderStatusFlow.Api.Access;

/// <summary>The role that an endpoint requires.</summary>
internal sealed class RequiredRole(Role role) : IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Role Role => role;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Sets the role that endpoints require.</summary>
internal static class RequiredRoleExtensions
{
    /// <summary>Requires a role. An endpoint that anybody may call has <c>AllowAnonymous</c> instead.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequiredRole(role));
}
