using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace OrderStatusFlow.Api.Access;

/// <summary>The role that an endpoint requires.</summary>
/// <remarks>As authorization data without a policy of its own, it also requires an authenticated caller, and replaces the fallback policy.</remarks>
internal sealed class RequiredRole(Role role) : IAuthorizeData, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Role Role => role;

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? AuthenticationSchemes { get; set; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Sets the role that endpoints require.</summary>
internal static class RequiredRoleExtensions
{
    /// <summary>Requires a role. An endpoint that anybody may call has <c>AllowAnonymous</c> instead.</summary>
    public static TBuilder RequireRole<TBuilder>(this TBuilder endpoint, Role role)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new RequiredRole(role));
}
